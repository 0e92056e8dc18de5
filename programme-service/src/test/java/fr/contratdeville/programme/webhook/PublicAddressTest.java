package fr.contratdeville.programme.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.contratdeville.conventions.refusal.Refusal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses to which notifications may be sent. */
class PublicAddressTest {
    private static final WebhookAddress IN_PRODUCTION = new WebhookAddress(settings(false));
    private static final WebhookAddress IN_THE_QUICKSTART = new WebhookAddress(settings(true));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.8.8.8",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::a00:1",
                "100::1",
                "fc00::1",
                "fd12:3456::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "2001::1",
                "2001:db8::1",
                "2002:a00:1::",
                "3fff::1",
            })
    void isNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2001:4860:4860::8888",
                "2a00:1450:4007::1",
                "2606:4700::1111",
                "::ffff:8.8.8.8",
            })
    void isPublic(String address) throws UnknownHostException {
        assertThat(PublicAddress.is(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://1.1.1.1/",
                "ftp://1.1.1.1/",
                "1.1.1.1",
                "//1.1.1.1/",
                "https:///notifications",
                "https://u:p@1.1.1.1/",
                "https://1.1.1.1/#here",
                "https://127.0.0.1/",
                "https://localhost/",
                "http://localhost/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://10.1.2.3:8443/",
                "https://0/",
                "https://169.254.169.254/latest/meta-data",
                "https://nowhere.invalid/",
                "https://not a host/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://[fe80::1%25lo]/",
            })
    void isRefusedInProduction(String url) {
        assertThatThrownBy(() -> IN_PRODUCTION.check(url)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://10.1.2.3/", "https://192.168.1.1/", "http://1.1.1.1/", "https://169.254.169.254/"})
    void isRefusedInTheQuickstartToo(String url) {
        assertThatThrownBy(() -> IN_THE_QUICKSTART.check(url)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://1.1.1.1", "https://1.1.1.1:8443/notifications?from=suite"})
    void isAccepted(String url) {
        assertThat(IN_PRODUCTION.check(url).tls()).isTrue();
        assertThat(IN_THE_QUICKSTART
                        .check("http://localhost:8080/notifications")
                        .port())
                .isEqualTo(8080);
    }

    private static WebhookSettings settings(boolean loopback) {
        return new WebhookSettings() {
            @Override
            public boolean loopbackAllowed() {
                return loopback;
            }

            @Override
            public List<Duration> backoff() {
                return List.of();
            }

            @Override
            public Duration retryEvery() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration logRetention() {
                return Duration.ofDays(1);
            }
        };
    }
}
