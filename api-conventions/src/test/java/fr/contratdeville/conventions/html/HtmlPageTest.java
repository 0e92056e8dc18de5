package fr.contratdeville.conventions.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlPageTest {

    @Test
    void aTextCannotBecomeATagOrLeaveAnAttribute() {
        assertThat(HtmlPage.escape("<b title=\"a\" id='b'>R&D</b>"))
                .isEqualTo("&lt;b title=&quot;a&quot; id=&#39;b&#39;&gt;R&amp;D&lt;/b&gt;");
    }
}
