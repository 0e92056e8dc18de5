package fr.contratdeville.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A TCP proxy in front of a port of this machine, with the faults of a network. */
final class FaultyProxy implements AutoCloseable {
    /** What happens to all connections, also to those that are open already. */
    enum Fault {
        /** Everything passes. */
        NONE,
        /** Everything passes, each piece after 50 ms, in pieces of 200 bytes. */
        SLOW,
        /** Connections are reset. */
        RESET,
        /** Connections stay open and nothing arrives until the end of the fault, as when a process is frozen. */
        HELD,
        /** Connections stay open and nothing arrives any more, as after a router has lost its table. */
        SILENT,
        /** The answer is no valid one. */
        GARBAGE,
        /** The connection is closed in the middle of the answer. */
        CUT
    }

    private static final byte[] GARBAGE =
            "\u0000\u0001?? not what was expected\r\n\r\n".getBytes(StandardCharsets.UTF_8);
    private static final int SLOW_MILLIS = 50;
    private static final int HELD_MILLIS = 10;
    private static final int SLOW_BYTES = 200;
    private static final int CUT_BYTES = 20;

    private final ServerSocket server;
    private final int target;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = Fault.NONE;
    private volatile @Nullable String last;

    /** @param target the port that it passes on to */
    FaultyProxy(int target) {
        this.target = target;
        try {
            server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        threads.submit(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void set(Fault next) {
        fault = next;
        if (next == Fault.RESET) {
            open.forEach(FaultyProxy::reset);
        }
    }

    Fault fault() {
        return fault;
    }

    /** Holds everything after a message to the target that contains this text. */
    void holdAfter(String text) {
        last = text;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                connect(server.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        if (fault == Fault.RESET) {
            reset(client);
            return;
        }
        try {
            var service = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(client);
            open.add(service);
            threads.submit(() -> pass(client, service, false));
            threads.submit(() -> pass(service, client, true));
        } catch (IOException refused) {
            reset(client);
        }
    }

    /** @param answers whether these are the bytes of the service */
    private void pass(Socket from, Socket to, boolean answers) {
        var buffer = new byte[8192];
        var silent = false;
        try (from;
                to) {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (var read = 0; read >= 0; read = in.read(buffer, 0, fault == Fault.SLOW ? SLOW_BYTES : buffer.length)) {
                // A connection that has lost bytes stays silent for good.
                silent |= fault == Fault.SILENT;
                if (silent) {
                    continue;
                }
                if (fault == Fault.SLOW) {
                    Thread.sleep(SLOW_MILLIS);
                }
                while (fault == Fault.HELD) {
                    Thread.sleep(HELD_MILLIS);
                }
                if (answers && fault == Fault.GARBAGE) {
                    out.write(GARBAGE);
                    return;
                }
                if (answers && fault == Fault.CUT) {
                    out.write(buffer, 0, Math.min(read, CUT_BYTES));
                    return;
                }
                out.write(buffer, 0, read);
                if (!answers
                        && last != null
                        && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(last)) {
                    last = null;
                    fault = Fault.HELD;
                }
            }
        } catch (IOException closed) {
            // One side has ended: both are closed.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // It is closed already.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open.forEach(FaultyProxy::reset);
        threads.shutdownNow();
    }
}
