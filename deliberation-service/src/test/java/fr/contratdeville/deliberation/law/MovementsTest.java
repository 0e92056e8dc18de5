package fr.contratdeville.deliberation.law;

import static fr.contratdeville.deliberation.law.Chamber.in;
import static fr.contratdeville.deliberation.law.Chamber.log;
import static fr.contratdeville.deliberation.law.Chamber.minute;
import static fr.contratdeville.deliberation.law.Chamber.out;
import static fr.contratdeville.deliberation.law.Chamber.seat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementsTest {

    @ParameterizedTest(name = "at minute {0}: {1}")
    @CsvSource({
        "4, ''",
        "5, 1",
        "10, 1 2",
        "19, 1 2",
        "20, 2",
        "29, 2",
        "30, 1 2",
        "600, 1 2",
    })
    void presenceFollowsFromTheLastMovement(int at, String present) {
        var movements = log(in(1, 30), out(1, 20), in(2, 10), in(1, 5), out(3, 7));

        assertThat(movements.present(minute(at)))
                .isEqualTo(
                        present.isEmpty()
                                ? Set.of()
                                : Set.of(present.split(" ")).stream()
                                        .map(number -> seat(Integer.parseInt(number)))
                                        .collect(Collectors.toSet()));
    }

    @Test
    void aMovementCountsFromItsInstant() {
        var movements = log(in(1, 5), out(1, 20));

        assertThat(movements.present(seat(1), minute(5).minusNanos(1))).isFalse();
        assertThat(movements.present(seat(1), minute(5))).isTrue();
        assertThat(movements.present(seat(1), minute(20).minusNanos(1))).isTrue();
        assertThat(movements.present(seat(1), minute(20))).isFalse();
    }

    @Test
    void membersWithoutMovementAreAbsent() {
        assertThat(log().present(seat(1), minute(0))).isFalse();
        assertThat(log().present(minute(0))).isEmpty();
        assertThat(log().arrivalAfter(seat(1), minute(0))).isEmpty();
    }

    @Test
    void theNextArrivalAndDepartureAreStrictlyAfter() {
        var movements = log(in(1, 5), out(1, 20), in(1, 30));

        assertThat(movements.arrivalAfter(seat(1), minute(0))).contains(minute(5));
        assertThat(movements.arrivalAfter(seat(1), minute(5))).contains(minute(30));
        assertThat(movements.arrivalAfter(seat(1), minute(30))).isEmpty();
        assertThat(movements.departureAfter(seat(1), minute(0))).contains(minute(20));
        assertThat(movements.departureAfter(seat(1), minute(20))).isEmpty();
    }

    @Property
    void aMemberIsPresentAfterAnArrival(@ForAll(supplier = RandomSession.Any.class) RandomSession session) {
        var movements = new Movements(session.movements());

        for (var number = 1; number <= RandomSession.SEATS; number++) {
            var member = seat(number);
            Optional<Movement> last = session.movements().stream()
                    .filter(movement -> movement.member().equals(member))
                    .filter(movement -> !movement.at().isAfter(session.at()))
                    .max(Comparator.comparing(Movement::at));
            assertThat(movements.present(member, session.at()))
                    .isEqualTo(last.map(Movement::in).orElse(false))
                    .isEqualTo(movements.present(session.at()).contains(member));
        }
    }
}
