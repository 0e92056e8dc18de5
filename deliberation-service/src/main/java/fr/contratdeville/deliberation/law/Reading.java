package fr.contratdeville.deliberation.law;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** How the votes of a ballot are read, for each form. */
sealed interface Reading permits ShowOfHands, PublicVotes, SecretVotes {

    /** The first error in the votes. They are counted only if this is empty. */
    Optional<Count.Refused> flaw();

    Tally tally();

    /** The votes that the minutes record with a name. */
    default Map<UUID, Direction> named() {
        return Map.of();
    }

    static Reading of(History history, Opening opening, Minutes minutes, Cast cast) {
        return switch (opening.form()) {
            case ORDINARY -> {
                var castable = opening.castable(history, minutes.at());
                yield new ShowOfHands(
                        minutes,
                        castable.stream().map(Voice::principal).collect(Collectors.toUnmodifiableSet()),
                        Optional.of(opening.president())
                                .filter(member -> castable.contains(new Voice(member, member))));
            }
            case PUBLIC -> new PublicVotes(opening, minutes, cast.votes());
            case SECRET -> new SecretVotes(opening, minutes, cast);
        };
    }
}
