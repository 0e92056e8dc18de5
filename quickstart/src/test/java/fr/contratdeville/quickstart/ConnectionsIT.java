package fr.contratdeville.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections on which no client library would send what is sent here. */
@ExtendWith(LoadedSuite.Once.class)
@TestInstance(Lifecycle.PER_CLASS)
class ConnectionsIT {
    private static final int PATIENCE_MILLIS = 40_000;
    private static final String POST =
            "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n";

    private final Suite suite;
    private final List<Integer> ports;

    ConnectionsIT(LoadedSuite loaded) {
        suite = loaded.suite();
        ports = List.of(suite.ports().programme(), suite.ports().deliberation());
    }

    /** An answer, and how long the connection stayed open. */
    private record Closed(String answer, Duration after) {}

    /** Sends the first text, then the second again and again, until the service closes the connection. */
    private static Closed send(int port, String first, String again) throws IOException {
        var began = System.nanoTime();
        var answer = new StringBuilder();
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port));
            socket.setSoTimeout(300);
            socket.getOutputStream().write(first.getBytes(ISO_8859_1));
            while (true) {
                var waited = Duration.ofNanos(System.nanoTime() - began);
                assertThat(waited)
                        .as("open after %s: %s", first, answer)
                        .isLessThan(Duration.ofMillis(PATIENCE_MILLIS));
                try {
                    var read = socket.getInputStream().read();
                    if (read < 0) {
                        return new Closed(answer.toString(), waited);
                    }
                    answer.append((char) read);
                } catch (SocketTimeoutException nothingYet) {
                    socket.getOutputStream().write(again.getBytes(ISO_8859_1));
                }
            }
        }
    }

    /** The answer to a request after which the connection is closed. */
    private static String send(int port, String request) throws IOException {
        return send(port, request, "").answer();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GARBAGE\r\n\r\n",
                "GET  /v1/x  y HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /problems HTTP/9.9\r\nHost: x\r\n\r\n",
                "GET /problems?x=%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /problems HTTP/1.1\r\n\r\n",
                "GET /problems HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
                "GET /problems HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: abc\r\n\r\n{}",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n{}",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
                "POST /v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n{}",
            })
    void brokenHttpIsRefusedAndTheConnectionClosed(String request) throws IOException {
        for (var port : ports) {
            assertThat(send(port, request))
                    .startsWith("HTTP/1.")
                    .contains(" 400 Bad Request\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void brokenChunksAreRefusedAndNoFaultOfTheService() throws IOException {
        for (var port : ports) {
            var post = port == suite.ports().programme()
                    ? POST.formatted(suite.api().token(Client.AGENT)).replace("/v1/x", "/v1/contracts")
                    : POST.formatted(suite.api().token(Client.ASSEMBLY)).replace("/v1/x", "/v1/assemblies");
            for (var chunks : List.of("2\r\n{}\r\nzz\r\n", "5000\r\n{" + " ".repeat(0x4fff) + "\r\nzz\r\n")) {
                assertThat(send(port, post + "Transfer-Encoding: chunked\r\n\r\n" + chunks))
                        .startsWith("HTTP/1.1 400 Bad Request\r\n");
            }
        }
        for (var service : List.of("programme-service", "deliberation-service")) {
            assertThat(Files.readString(suite.folder().logs().resolve(service + ".log")))
                    .doesNotContain("HttpClosedException");
        }
    }

    @Test
    void aLengthIsANumber() throws IOException {
        for (var port : ports) {
            var get = "GET /problems HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ";
            assertThat(send(port, get + "0000000002\r\n\r\n{}")).startsWith("HTTP/1.1 200 OK\r\n");
        }
    }

    /** Each sends something every 300 ms, and all at once. */
    @Test
    void requestsThatDoNotComeAreGivenUp() throws Exception {
        var calls = new ArrayList<Callable<Closed>>();
        for (var port : ports) {
            for (var first :
                    List.of("", "GET / HTTP/1.1\r\nHost: x\r\n", "GET /problems HTTP/1.1\r\nHost: x\r\n\r\n")) {
                calls.add(() -> send(port, first, "x"));
            }
            var post = port == suite.ports().programme()
                    ? POST.formatted(suite.api().token(Client.AGENT)).replace("/v1/x", "/v1/contracts")
                    : POST.formatted(suite.api().token(Client.ASSEMBLY)).replace("/v1/x", "/v1/assemblies");
            calls.add(() -> send(port, post + "Content-Length: 1000\r\n\r\n{", " "));
            calls.add(() -> send(port, post + "Transfer-Encoding: chunked\r\n\r\n", "1\r\n \r\n"));
        }
        var clients = Executors.newFixedThreadPool(calls.size());
        try {
            var closed = clients.invokeAll(calls, PATIENCE_MILLIS + 5_000, TimeUnit.MILLISECONDS);
            for (var at = 0; at < closed.size(); at++) {
                var within = at % 5 < 3 ? 15 : 36;
                assertThat(closed.get(at).get().after()).as("call %d", at).isLessThan(Duration.ofSeconds(within));
                assertThat(closed.get(at).get().answer())
                        .as("call %d", at)
                        .contains("HTTP/1.1 408 Request Timeout\r\n");
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void oneAddressHasALimitedNumberOfConnections() throws IOException {
        for (var port : ports) {
            var open = new ArrayList<Socket>();
            try {
                for (var number = 0; number < 500; number++) {
                    open.add(new Socket("127.0.0.1", port));
                }
                assertThat(send(port, "")).startsWith("HTTP/1.1 429 Too Many Requests\r\n");
            } finally {
                for (var socket : open) {
                    socket.close();
                }
            }
        }
    }

    /** The name under which a stranger calls the service is not in its answers. */
    @Test
    void linksAreRelative() throws IOException {
        for (var port : ports) {
            var programme = port == suite.ports().programme();
            var list = programme ? "/v1/funders/CGET/cofinancing-changes" : "/v1/members";
            var token = suite.api().token(programme ? Client.CGET : Client.ASSEMBLY);
            for (var path : List.of(list + "?limit=1", "/q/swagger-ui", "/v1/nothing")) {
                assertThat(send(
                                port,
                                "GET %s HTTP/1.1\r\nHost: stranger.example\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                        .formatted(path, token)))
                        .startsWith("HTTP/1.1 ")
                        .doesNotContain("stranger")
                        .matches(answer -> path.startsWith(list) == answer.contains("Link: <" + list + "?"));
            }
        }
    }
}
