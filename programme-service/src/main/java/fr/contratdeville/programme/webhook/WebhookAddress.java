package fr.contratdeville.programme.webhook;

import fr.contratdeville.programme.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks the addresses of webhooks, at registration and before each connection. The connection uses the IP address
 * that was checked, so a later change of the DNS entry has no effect.
 */
@ApplicationScoped
class WebhookAddress {
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int NO_PORT = -1;
    private static final int LAST_PORT = 65_535;

    private final WebhookSettings settings;

    WebhookAddress(WebhookSettings settings) {
        this.settings = settings;
    }

    /** The IP address that was checked, and the host name that the certificate must match. */
    record Target(InetAddress address, String host, int port, boolean tls, String path) {}

    /** @throws fr.contratdeville.conventions.refusal.Refusal 422 with the reason */
    Target check(String text) {
        var url = parse(text);
        var tls = "https".equalsIgnoreCase(url.getScheme());
        var plain = "http".equalsIgnoreCase(url.getScheme());
        if ((!tls && !plain) || url.getHost() == null) {
            throw refused("not-https");
        }
        if (url.getUserInfo() != null || url.getFragment() != null) {
            throw refused("user-or-fragment");
        }
        if (url.getPort() != NO_PORT && (url.getPort() < 1 || url.getPort() > LAST_PORT)) {
            throw refused("port");
        }
        var addresses = resolve(url.getHost());
        var known = !addresses.isEmpty();
        var loopback =
                known && settings.loopbackAllowed() && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (!loopback && plain) {
            throw refused("not-https");
        }
        // One reason for both cases: a funder must not learn which names exist in the internal network.
        if (!loopback && !(known && addresses.stream().allMatch(PublicAddress::is))) {
            throw refused("not-public");
        }
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return new Target(
                addresses.get(0),
                url.getHost(),
                url.getPort() != NO_PORT ? url.getPort() : tls ? HTTPS : HTTP,
                tls,
                url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
    }

    private static URI parse(@Nullable String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw refused("malformed");
        }
    }

    /** All IP addresses of a host; empty if it is unknown. */
    private static List<InetAddress> resolve(String host) {
        try {
            return List.of(InetAddress.getAllByName(host));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }

    private static RuntimeException refused(String reason) {
        return Reason.WEBHOOK_ADDRESS_REFUSED.refusal(reason).at("url");
    }
}
