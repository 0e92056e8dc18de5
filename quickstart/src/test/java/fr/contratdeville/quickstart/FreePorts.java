package fr.contratdeville.quickstart;

import java.util.concurrent.ThreadLocalRandom;

/** Ports that nobody uses, so that tests run beside a quickstart and beside each other. */
final class FreePorts {
    private FreePorts() {}

    static Ports find() {
        for (var attempt = 0; attempt < 100; attempt++) {
            // Below the range from which systems hand out ports by themselves.
            var ports = new Ports(ThreadLocalRandom.current().nextInt(12_000, 28_000));
            try {
                ports.requireFree();
                return ports;
            } catch (StartupException taken) {
                // The next one.
            }
        }
        throw new IllegalStateException("No five free ports");
    }
}
