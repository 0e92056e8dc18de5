package fr.contratdeville.quickstart;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** « Authorize » in Swagger UI, then one call, in Chromium if it is installed. */
@ExtendWith(LoadedSuite.Once.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwaggerUiIT {
    private static final double PATIENCE_MILLIS = 60_000;
    private static final double SCREEN_PIXELS = 1080;

    private final Suite suite;
    private Playwright playwright;
    private Browser browser;

    SwaggerUiIT(LoadedSuite loaded) {
        suite = loaded.suite();
    }

    @BeforeAll
    void openBrowser() {
        var chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        Assumptions.assumeTrue(
                Files.isExecutable(chromium),
                "Skipped: no Chromium at " + chromium
                        + "; set CHROMIUM to where it is, or install the package chromium");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void anAgentAuthorizesAndCallsProgrammeService() {
        var page = open(suite.ports().programme());
        authorize(page, Client.AGENT);

        // Only an agent or an auditor gets 200: the token was sent.
        assertThat(execute(page, "listFunders")).containsText("CGET");
        // The example contains the id of an existing tranche.
        assertThat(execute(page, "getTotals")).containsText("497500.00");

        screenshot(page, "programme-service-called");
    }

    @Test
    void theAssemblyAuthorizesAndCallsDeliberationService() {
        var page = open(suite.ports().deliberation());
        authorize(page, Client.ASSEMBLY);

        assertThat(execute(page, "listMembers")).containsText("ARTIGUES");
        assertThat(execute(page, "listDeliberations")).containsText("2019.00081");

        screenshot(page, "deliberation-service-called");
    }

    @Test
    void anOpenedOperationFitsOnTwoScreens() {
        var page = open(suite.ports().programme());
        assertThat(page.locator(".topbar")).hasCount(0);
        assertThat(page).hasTitle("Contrat de Ville: programme-service");
        assertThat(page.locator(".opblock-tag").first()).containsText("Collectivity");

        var block = page.locator("[id$='-replaceAction']");
        block.locator(".opblock-summary-control").click();
        assertThat(block.locator(".responses-table")).isVisible();
        screenshot(page, "operation-opened");
        Assertions.assertThat(block.boundingBox().height).isLessThan(2 * SCREEN_PIXELS);

        block.locator(".try-out__btn").click();
        assertThat(block.locator("[data-param-name=If-Match] input")).hasValue("*");
    }

    @Test
    void theReferenceIsReadWithoutTheInternet() {
        var page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        var elsewhere = new ArrayList<String>();
        var service = "http://localhost:" + suite.ports().deliberation();
        page.onRequestFinished(request -> {
            if (!request.url().matches(service + "/.*|(blob|data):.*")) {
                elsewhere.add(request.url());
            }
        });
        page.navigate(service + "/reference");
        page.locator("redoc [id$='operation/convene'] h2").waitFor();
        assertThat(page.locator("redoc h1").first()).containsText("deliberation-service");
        screenshot(page, "reference");
        Assertions.assertThat(elsewhere).isEmpty();
    }

    /** What protects the page lets it work: nothing that it needs was blocked. */
    @Test
    void thePageIsProtected() {
        var page = browser.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        var blocked = new ArrayList<String>();
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                blocked.add(message.text());
            }
        });
        for (var port : List.of(suite.ports().programme(), suite.ports().deliberation())) {
            var headers =
                    page.navigate("http://localhost:" + port + "/q/swagger-ui/").allHeaders();
            page.locator(".opblock-tag").first().waitFor();
            Assertions.assertThat(headers)
                    .containsEntry("cache-control", "no-cache")
                    .containsEntry("x-frame-options", "DENY")
                    .containsEntry("x-content-type-options", "nosniff");
            Assertions.assertThat(headers.get("content-security-policy"))
                    .contains("frame-ancestors 'none'", "script-src 'self' 'sha256-")
                    .doesNotContain("script-src 'self' 'unsafe-inline'");
        }
        Assertions.assertThat(blocked).isEmpty();
    }

    private Page open(int port) {
        var page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1400, 1000));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.navigate("http://localhost:" + port + "/q/swagger-ui/");
        page.locator(".opblock-tag").first().waitFor();
        // The ids of the examples are loaded after the first request of the contract.
        page.reload();
        page.locator(".opblock-tag").first().waitFor();
        page.locator(".opblock-tag").all().forEach(Locator::click);
        screenshot(page, "port-" + (port == suite.ports().programme() ? "programme" : "deliberation"));
        return page;
    }

    private void authorize(Page page, Client client) {
        page.locator(".scheme-container .authorize, .auth-wrapper .authorize")
                .first()
                .click();
        var dialog = page.locator(".dialog-ux");
        dialog.locator("[data-name=clientId]").fill(client.id());
        dialog.locator("[data-name=clientSecret]").fill(client.secret(suite.folder()));
        screenshot(page, "authorize-" + client.id());
        dialog.locator(".auth-btn-wrapper .authorize").click();
        dialog.getByText("Logout").waitFor();
        dialog.locator(".btn-done").click();
    }

    /** @return the element with the answer of the server */
    private static Locator execute(Page page, String operation) {
        var block = page.locator("[id$='-" + operation + "']");
        block.locator(".opblock-summary-control").click();
        block.locator(".try-out__btn").click();
        block.locator(".execute").click();
        assertThat(block.locator(".live-responses-table .response .response-col_status"))
                .containsText("200");
        var answer = block.locator(".live-responses-table .response .response-col_description");
        answer.scrollIntoViewIfNeeded();
        return answer;
    }

    private static void screenshot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/swagger-ui/" + name + ".png")));
    }
}
