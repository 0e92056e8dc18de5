package fr.contratdeville.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The ports of the suite on this machine: three consecutive ports for programme-service, deliberation-service and the
 * authorization server, and the management ports of the two services, 1000 above.
 */
record Ports(int first) {
    static final int DEFAULT = 8081;

    private static final int MANAGEMENT = 1000;
    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    Ports {
        if (first < 1024 || first + MANAGEMENT + 1 > 65535) {
            throw new StartupException("--port takes a number from 1024 to 64534, not " + first + ".");
        }
    }

    int programme() {
        return first;
    }

    int deliberation() {
        return first + 1;
    }

    int authorization() {
        return first + 2;
    }

    int programmeManagement() {
        return first + MANAGEMENT;
    }

    int deliberationManagement() {
        return first + MANAGEMENT + 1;
    }

    /** @throws StartupException with the first port that is in use and the part that needs it */
    void requireFree() {
        named().forEach((port, wantedBy) -> {
            if (isTaken(port)) {
                throw new StartupException("Port " + port + " is in use, and " + wantedBy + " needs it.\n"
                        + "Stop what listens there, or choose other ports: --port " + (first + 10_000) + " takes "
                        + new Ports(first + 10_000).named().keySet() + ".");
            }
        });
    }

    private Map<Integer, String> named() {
        var named = new LinkedHashMap<Integer, String>();
        named.put(programme(), "programme-service");
        named.put(deliberation(), "deliberation-service");
        named.put(authorization(), "the authorization server");
        named.put(programmeManagement(), "the management of programme-service");
        named.put(deliberationManagement(), "the management of deliberation-service");
        return named;
    }

    /** Checks all addresses of « localhost », including those that this process cannot bind. */
    static boolean isTaken(int port) {
        try (var probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        } catch (IOException taken) {
            return true;
        }
        try {
            for (var address : InetAddress.getAllByName("localhost")) {
                if (answers(address, port)) {
                    return true;
                }
            }
        } catch (UnknownHostException noLocalhost) {
            throw new StartupException("This machine does not know the name « localhost ».", noLocalhost);
        }
        return false;
    }

    private static boolean answers(InetAddress address, int port) {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(address, port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException free) {
            return false;
        }
    }
}
