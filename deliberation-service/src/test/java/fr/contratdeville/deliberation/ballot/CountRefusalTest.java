package fr.contratdeville.deliberation.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.law.Count;
import fr.contratdeville.deliberation.law.Rule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountRefusalTest {

    @ParameterizedTest
    @EnumSource(Count.Flaw.class)
    void theRefusalNamesTheRuleThatTheLawNames(Count.Flaw flaw) {
        assertThat(CountRefusal.reason(flaw).rule().map(AppliedRule::id))
                .isEqualTo(flaw.rule().map(Rule::name));
    }

    @Test
    void theRefusalKeepsTheFieldAndTheFacts() {
        var refusal = CountRefusal.refusal(
                new Count.Refused(Count.Flaw.MORE_VOTES_THAN_VOICES, Optional.of("counted"), List.of(46L, 45)));

        assertThat(refusal.field()).contains("counted");
        assertThat(refusal.arguments()).containsExactly(46L, 45);
    }
}
