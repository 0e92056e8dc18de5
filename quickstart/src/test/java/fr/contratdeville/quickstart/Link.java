package fr.contratdeville.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The network between a service and its database. It can be cut, or deliver nothing more. */
final class Link implements AutoCloseable {
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private boolean cut;
    private boolean frozen;
    private @Nullable String last;

    Link(int target) throws IOException {
        this.target = target;
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** Closes all connections, and refuses new ones. */
    synchronized void cut() throws IOException {
        cut = true;
        closeAll();
    }

    /** Keeps all connections, and delivers nothing more. */
    synchronized void freeze() {
        frozen = true;
    }

    /** Freezes after a message to the database that contains this text. */
    synchronized void freezeAfter(String text) {
        last = text;
    }

    synchronized boolean isFrozen() {
        return frozen;
    }

    /** As at the beginning. */
    synchronized void restore() {
        cut = false;
        frozen = false;
        last = null;
        notifyAll();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var near = server.accept();
                synchronized (this) {
                    if (cut) {
                        near.close();
                        continue;
                    }
                }
                var far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(near);
                sockets.add(far);
                start(() -> copy(near, far, true));
                start(() -> copy(far, near, false));
            } catch (IOException closed) {
                // The next one, or the end.
            }
        }
    }

    private void copy(Socket from, Socket to, boolean toDatabase) {
        var buffer = new byte[1 << 14];
        try (from;
                to) {
            for (var read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                awaitFlow();
                to.getOutputStream().write(buffer, 0, read);
                if (toDatabase) {
                    freezeIfLast(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
                }
            }
        } catch (IOException closed) {
            // Both ends are closed.
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private synchronized void awaitFlow() throws InterruptedException {
        while (frozen) {
            wait();
        }
    }

    private synchronized void freezeIfLast(String message) {
        if (last != null && message.contains(last)) {
            last = null;
            frozen = true;
        }
    }

    private void closeAll() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private static void start(Runnable task) {
        var thread = Executors.defaultThreadFactory().newThread(task);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public synchronized void close() throws IOException {
        server.close();
        restore();
        closeAll();
    }
}
