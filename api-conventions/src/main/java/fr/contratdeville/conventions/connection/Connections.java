package fr.contratdeville.conventions.connection;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.HttpServerStart;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits how long a request may take to arrive, and how many connections one address may have. Vert.x limits only how
 * long a connection may be idle: a byte now and then would keep it open.
 */
@Singleton
public class Connections implements HttpServerOptionsCustomizer {
    private final Map<InetAddress, Integer> open = new ConcurrentHashMap<>();
    private final Settings settings;
    private final Vertx vertx;

    /** Settings of connections. */
    @ConfigMapping(prefix = "connections")
    public interface Settings {
        /** From the first byte of a request, or the opening of the connection, until its headers are complete. */
        @WithDefault("PT10S")
        Duration headTimeout();

        /** From the end of the headers until the body is complete. */
        @WithDefault("PT30S")
        Duration bodyTimeout();

        /** Number of connections that one address may have open. */
        @WithDefault("500")
        int perAddress();
    }

    Connections(Settings settings, Vertx vertx) {
        this.settings = settings;
        this.vertx = vertx;
    }

    /** HTTP/1.1 alone: many streams of HTTP/2 would share one connection, and these limits would not apply to them. */
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setHttp2ClearTextEnabled(false);
    }

    void watch(@ObservesAsync HttpServerStart started) {
        for (var loop : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            loop.execute(() ->
                    ((SingleThreadEventLoop) loop).registeredChannelsIterator().forEachRemaining(this::watch));
        }
    }

    private void watch(Channel server) {
        if (server instanceof ServerChannel && server.pipeline().get(Accepting.class) == null) {
            server.pipeline().addFirst(new Accepting());
        }
    }

    /** Whether this address may open one more connection. It is counted until it is closed. */
    private boolean admit(Channel connection) {
        if (!(connection.remoteAddress() instanceof InetSocketAddress remote)) {
            return true;
        }
        var address = remote.getAddress();
        var number = open.merge(address, 1, Integer::sum);
        connection
                .closeFuture()
                .addListener(
                        closed -> open.computeIfPresent(address, (same, others) -> others == 1 ? null : others - 1));
        return number <= settings.perAddress();
    }

    /** The server channel reads new connections. */
    @Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext server, Object connection) {
            var opened = (Channel) connection;
            opened.pipeline().addLast(new Arrival(settings, admit(opened)));
            server.fireChannelRead(connection);
        }
    }
}
