package fr.contratdeville.quickstart;

import java.io.PrintStream;
import java.util.Optional;

/** Prints the addresses and examples after the start. */
final class Addresses {
    private final Suite suite;
    private final PrintStream out;

    Addresses(Suite suite, PrintStream out) {
        this.suite = suite;
        this.out = out;
    }

    void print(Optional<Story.Adopted> adopted) {
        var ports = suite.ports();
        var folder = suite.folder();
        var programme = "http://localhost:" + ports.programme();
        var deliberation = "http://localhost:" + ports.deliberation();
        out.println();
        out.printf(
                """
                -------------------------------------------------------------------------------------------------
                The suite is up. Ctrl-C stops it, and everything it has started.

                  programme-service     %1$s/q/swagger-ui    actions and their funding
                  deliberation-service  %2$s/q/swagger-ui    sessions, quorum, votes
                  health, metrics       http://localhost:%3$d/q/health, /q/metrics (programme-service)
                                        http://localhost:%4$d/q/health, /q/metrics (deliberation-service)
                  data and logs         %5$s

                « Authorize » in a Swagger UI asks for a client and its secret:
                """,
                programme, deliberation, ports.programmeManagement(), ports.deliberationManagement(), folder.path());
        for (var client : Client.values()) {
            out.printf("  %-21s %s   %s%n", client.id(), client.secret(folder), client.description());
        }
        out.println("\nTo paste into another terminal (bash or zsh):");
        out.printf("  . '%s'%n", folder.path().resolve(ShellFile.NAME));
        out.println("  TOKEN=$(token agent)");
        out.printf("  curl -s -H \"Authorization: Bearer $TOKEN\" %s/v1/tranches%n", programme);
        adopted.ifPresent(ids -> {
            out.printf(
                    "  curl -s -H \"Authorization: Bearer $TOKEN\" %s/v1/tranches/%s/conventions%n",
                    programme, ids.tranche());
            out.println("and without a token, since the law makes it public:");
            out.printf("  curl -s %s/v1/tranches/%s/totals%n", programme, ids.tranche());
            out.printf("  curl -s %s/v1/deliberations/%s%n", deliberation, ids.deliberation());
            out.printf("  curl -s %s/v1/sessions/%s/quorum-ledger%n", deliberation, ids.session());
        });
        out.println();
    }
}
