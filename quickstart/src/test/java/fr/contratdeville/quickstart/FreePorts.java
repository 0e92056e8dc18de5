package fr.contratdeville.quickstart;

import java.util.concurrent.ThreadLocalRandom;

/** Free ports, so that tests can run beside a quickstart and beside each other. */
final class FreePorts {
    private FreePorts() {}

    static Ports find() {
        for (var attempt = 0; attempt < 100; attempt++) {
            // Below the ephemeral port range.
            var ports = new Ports(ThreadLocalRandom.current().nextInt(12_000, 28_000));
            try {
                ports.requireFree();
                return ports;
            } catch (StartupException taken) {
                // Try the next one.
            }
        }
        throw new IllegalStateException("No five free ports");
    }
}
