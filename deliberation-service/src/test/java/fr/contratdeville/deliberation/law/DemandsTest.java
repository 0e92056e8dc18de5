package fr.contratdeville.deliberation.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemandsTest {

    @ParameterizedTest(name = "{0} present: {1} for a public ballot, {2} for a secret one")
    @CsvSource({
        "1, 1, 1",
        "2, 1, 1",
        "3, 1, 1",
        "4, 1, 2",
        "5, 2, 2",
        "6, 2, 2",
        "7, 2, 3",
        "8, 2, 3",
        "9, 3, 3",
        "10, 3, 4",
        "12, 3, 4",
        "13, 4, 5",
        "55, 14, 19",
        "69, 18, 23",
    })
    void aQuarterAndAThirdAreRoundedUp(int present, int forPublic, int forSecret) {
        var nobody = new Demands(present, 0, 0);
        assertThat(nobody.neededForPublic()).isEqualTo(forPublic);
        assertThat(nobody.neededForSecret()).isEqualTo(forSecret);
        assertThat(nobody.publicMet()).isFalse();
        assertThat(nobody.secretMet()).isFalse();

        assertThat(new Demands(present, forPublic, forSecret).publicMet()).isTrue();
        assertThat(new Demands(present, forPublic, forSecret).secretMet()).isTrue();
        assertThat(new Demands(present, forPublic - 1, forSecret - 1).publicMet())
                .isFalse();
        assertThat(new Demands(present, forPublic - 1, forSecret - 1).secretMet())
                .isFalse();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        // Case, form, rules, present, for public, for secret, appointment.
        "no requests, ORDINARY, '', 55, 0, 0, false",
        "too few requests for both, ORDINARY, '', 55, 13, 18, false",
        "enough requests for a public one, PUBLIC, V6, 55, 14, 18, false",
        "enough requests for a secret one, SECRET, V7, 55, 13, 19, false",
        "secret wins over public, SECRET, V7, 55, 55, 19, false",
        "an appointment is secret without requests, SECRET, V7, 55, 0, 0, true",
        "an appointment is secret even if all request a public one, SECRET, V7, 55, 55, 0, true",
        "no members present, ORDINARY, '', 0, 0, 0, false",
    })
    void theFormFollowsFromTheRequests(
            String example,
            BallotForm form,
            String rules,
            int present,
            int forPublic,
            int forSecret,
            boolean appointment) {
        var demands = new Demands(present, forPublic, forSecret);

        assertThat(demands.form(appointment)).isEqualTo(form);
        assertThat(demands.rules(appointment))
                .extracting(Rule::name)
                .containsExactlyElementsOf(Arrays.stream(rules.split(" "))
                        .filter(rule -> !rule.isEmpty())
                        .toList());
    }

    @Test
    void onlyPresentMembersRequest() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Demands(55, 56, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demands(55, 0, 56));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demands(55, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Demands(55, 0, -1));
    }

    @Property
    void theSmallestSufficientNumberIsEnough(@ForAll @IntRange(min = 1, max = 1000) int present) {
        var demands = new Demands(present, 0, 0);

        assertThat(4 * demands.neededForPublic()).isBetween(present, present + 3);
        assertThat(3 * demands.neededForSecret()).isBetween(present, present + 2);
    }
}
