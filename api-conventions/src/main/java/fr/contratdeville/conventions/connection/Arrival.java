package fr.contratdeville.conventions.connection;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The arrival of the requests of one connection: closes the connection when one takes too long, or when it breaks HTTP
 * in a way that Vert.x does not answer. It is the first handler of the connection and sees bytes; {@link Decoded} sees
 * what they mean.
 */
final class Arrival extends ChannelDuplexHandler {
    private static final String DECODER = "httpDecoder";

    private final Connections.Settings settings;
    private final boolean admitted;

    /** Whether a request has begun and is not complete. */
    private boolean arriving;

    /** Whether nothing was answered yet to the request that arrived last. */
    private boolean unanswered;

    private @Nullable Future<?> deadline;

    /** @param admitted whether the address may have this connection */
    Arrival(Connections.Settings settings, boolean admitted) {
        this.settings = settings;
        this.admitted = admitted;
    }

    @Override
    public void channelActive(ChannelHandlerContext connection) {
        if (!admitted) {
            unanswered = true;
            refuse(connection, "429 Too Many Requests");
            return;
        }
        // With TLS there is no decoder yet: a proxy that terminates it has limits of its own.
        if (connection.pipeline().get(DECODER) != null) {
            connection.pipeline().addAfter(DECODER, null, new Decoded(connection));
            expectWithin(connection, settings.headTimeout());
        }
        connection.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext connection, Object bytes) {
        if (!arriving) {
            begin();
            expectWithin(connection, settings.headTimeout());
        }
        connection.fireChannelRead(bytes);
    }

    @Override
    public void write(ChannelHandlerContext connection, Object bytes, ChannelPromise promise) {
        unanswered = false;
        connection.write(bytes, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext connection) {
        complete();
        connection.fireChannelInactive();
    }

    private void begin() {
        arriving = true;
        unanswered = true;
    }

    private void complete() {
        arriving = false;
        cancel();
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void expectWithin(ChannelHandlerContext connection, Duration time) {
        cancel();
        deadline =
                connection.executor().schedule(() -> expire(connection, time), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void expire(ChannelHandlerContext connection, Duration time) {
        if (!connection.channel().config().isAutoRead()) {
            // The service does not read now: it is not the client that is slow.
            expectWithin(connection, time);
        } else {
            refuse(connection, "408 Request Timeout");
        }
    }

    private void refuse(ChannelHandlerContext connection, String status) {
        complete();
        if (!unanswered) {
            connection.close();
            return;
        }
        var answer = "HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";
        connection
                .writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Behind the decoder. */
    private final class Decoded extends ChannelInboundHandlerAdapter {
        private final ChannelHandlerContext connection;

        Decoded(ChannelHandlerContext connection) {
            this.connection = connection;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (isBroken(message)) {
                ReferenceCountUtil.release(message);
                refuse(connection, "400 Bad Request");
                return;
            }
            if (message instanceof HttpRequest) {
                begin();
                expectWithin(connection, settings.bodyTimeout());
            }
            if (message instanceof LastHttpContent) {
                complete();
            }
            context.fireChannelRead(message);
        }
    }

    /** Vert.x itself answers a request line and headers that cannot be decoded. */
    private static boolean isBroken(Object message) {
        if (message instanceof HttpRequest request) {
            return request.decoderResult().isSuccess() && isBroken(request);
        }
        return message instanceof HttpContent content && content.decoderResult().isFailure();
    }

    private static boolean isBroken(HttpRequest request) {
        var hosts = request.headers().getAll(HttpHeaderNames.HOST).size();
        var codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return request.protocolVersion().majorVersion() != 1
                || hosts > 1
                || hosts == 0 && request.protocolVersion().minorVersion() > 0
                || codings.size() > 1
                || !codings.stream().allMatch(HttpHeaderValues.CHUNKED::contentEqualsIgnoreCase)
                || !isReference(request.uri());
    }

    private static boolean isReference(String target) {
        try {
            return !new URI(target).toString().isEmpty();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
