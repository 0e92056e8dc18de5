package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.assembly.Members;
import fr.contratdeville.deliberation.law.Cast;
import fr.contratdeville.deliberation.law.Count;
import fr.contratdeville.deliberation.law.History;
import fr.contratdeville.deliberation.law.Minutes;
import fr.contratdeville.deliberation.law.Opening;
import fr.contratdeville.deliberation.law.Tally;
import fr.contratdeville.deliberation.session.ItemToVote;
import fr.contratdeville.deliberation.session.RollCall;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Loads the data from which a ballot is counted. */
@ApplicationScoped
@Transactional
class CountLoader {
    private final CastVotes votes;
    private final Urn urn;
    private final RollCall rollCall;
    private final Members members;

    CountLoader(CastVotes votes, Urn urn, RollCall rollCall, Members members) {
        this.votes = votes;
        this.urn = urn;
        this.rollCall = rollCall;
        this.members = members;
    }

    /** The data from which a ballot is counted, apart from the minutes. The count itself is in the law. */
    record Facts(History history, Opening opening, Cast cast) {
        Count count(Minutes minutes) {
            return Count.of(history, opening, minutes, cast);
        }

        Count countAgain(Instant closedAt, Tally counted) {
            return Count.again(history, opening, closedAt, cast, counted);
        }

        /** Whether the voices and votes still agree with the history. */
        boolean agree() {
            return opening.agreesWith(history, cast);
        }

        /** The number of voices according to the current history. */
        int currentVoices() {
            return history.at(opening.item(), opening.at()).voices().size();
        }
    }

    /** Reads each table once, whatever the form of the ballot and the number of votes. */
    Facts load(Ballot ballot, ItemToVote item) {
        return new Facts(
                rollCall.history(item.sitting(), List.of(item.itemId())),
                ballot.opening(item, names(ballot)),
                cast(ballot));
    }

    private Map<UUID, String> names(Ballot ballot) {
        return members
                .views(ballot.candidates().stream().map(Candidacy::memberId).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(
                        member -> member.id(),
                        member -> "%s %s %s"
                                .formatted(member.civility().written(), member.firstName(), member.lastName())));
    }

    private Cast cast(Ballot ballot) {
        return switch (ballot.form()) {
            case ORDINARY -> Cast.none();
            case PUBLIC ->
                Cast.publicly(votes.of(ballot.id()).stream().map(CastVote::vote).toList());
            case SECRET -> Cast.secretly(votes.participants(ballot.id()), ballot.tally(sums(ballot)));
        };
    }

    /** The sums of the ballot box; zeros if the ballot is closed. */
    private int[] sums(Ballot ballot) {
        var sealed = ballot.urn();
        return sealed == null ? new int[ballot.places()] : urn.open(ballot.id(), sealed);
    }
}
