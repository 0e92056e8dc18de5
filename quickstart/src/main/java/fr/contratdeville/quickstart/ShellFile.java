package fr.contratdeville.quickstart;

import java.nio.file.Path;

/** Writes suite.sh for bash and zsh: the addresses of the suite, and the commands that the documentation uses. */
final class ShellFile {
    static final String NAME = "suite.sh";

    private ShellFile() {}

    /** @param issuer URL of the authorization server */
    static void write(DataFolder folder, Ports ports, String issuer) {
        var secrets = new StringBuilder();
        for (var client : Client.values()) {
            secrets.append("    %s) secret=%s ;;%n".formatted(client.id(), client.secret(folder)));
        }
        folder.write(NAME, """
                # Written by the quickstart, for bash and zsh:  . .quickstart/suite.sh
                PROGRAMME=http://localhost:%d
                DELIBERATION=http://localhost:%d
                QUICKSTART_JAVA=%s
                QUICKSTART_CLASSPATH=%s

                # token <client>: prints an access token for a client.
                token() {
                  local secret
                  case "$1" in
                %s    *) echo "There is no client '$1'." >&2; return 1 ;;
                  esac
                  curl -s -u "${1}:${secret}" -d grant_type=client_credentials %s/token | json /access_token
                }

                # json [pointer]: prints the JSON on standard input, or the value at a JSON Pointer: json /items/0/id
                # json '/items/*/id' prints one line for each element.
                json() {
                  "$QUICKSTART_JAVA" -XX:TieredStopAtLevel=1 -classpath "$QUICKSTART_CLASSPATH" \\
                    fr.contratdeville.quickstart.Json "$@"
                }

                # etag <arguments of curl>: sends a request and prints the ETag of its answer.
                etag() {
                  curl -s -o /dev/null -D - "$@" | tr -d '\\r' | awk 'tolower($1) == "etag:" { print $2 }'
                }

                # pull [--once] [--ceiling <euros>]: a funder's system. It runs until it is interrupted, or once.
                pull() {
                  PULLER_SECRET=%s "$QUICKSTART_JAVA" -classpath "$QUICKSTART_CLASSPATH" \\
                    fr.contratdeville.quickstart.puller.Puller --programme "$PROGRAMME" --token-url %s/token \\
                    --client %s --funder CGET --state %s "$@"
                }
                """.formatted(
                        ports.programme(),
                        ports.deliberation(),
                        quoted(Path.of(System.getProperty("java.home"), "bin", "java")),
                        quoted(System.getProperty("java.class.path")),
                        secrets,
                        issuer,
                        Client.CGET.secret(folder),
                        issuer,
                        Client.CGET.id(),
                        quoted(folder.path().toAbsolutePath().resolve("puller.json"))));
    }

    private static String quoted(Object text) {
        return "'" + text.toString().replace("'", "'\\''") + "'";
    }
}
