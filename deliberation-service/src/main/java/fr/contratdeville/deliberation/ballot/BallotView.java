package fr.contratdeville.deliberation.ballot;

import fr.contratdeville.deliberation.deliberation.Register;
import fr.contratdeville.deliberation.deliberation.Result;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A ballot as it is read. */
@Schema(examples = """
        {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea5", "itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4",
         "sessionId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea3", "state": "OPEN",
         "openedAt": "2019-03-07T18:20:00+01:00", "closedAt": null, "voices": 55, "named": [], "result": null,
         "deliberation": null}""")
public record BallotView(
        UUID id,
        UUID itemId,
        UUID sessionId,
        BallotState state,
        Instant openedAt,
        @Nullable @Schema(nullable = true) Instant closedAt,

        @Schema(description = "Members present when it opened.")
        int voices,

        @Schema(description = "Those whom the minutes name, against or abstaining.")
        List<NamedVote> named,

        @Nullable @Schema(nullable = true, description = "Once it is CLOSED.")
        Result result,

        @Nullable @Schema(nullable = true, description = "The deliberation that it made, under its number.")
        Made deliberation) {

    /** What a ballot made. */
    @Schema(name = "DeliberationReference", examples = """
            {"id": "01a20a3c-2cd2-7c8f-8565-0d1756167ea6", "number": "2019.00081"}""")
    public record Made(UUID id, String number) {}

    static BallotView of(Ballot ballot, Optional<Register.Entry> entry) {
        return new BallotView(
                ballot.id(),
                ballot.itemId(),
                ballot.sessionId(),
                ballot.state(),
                ballot.openedAt(),
                ballot.closedAt(),
                ballot.voices(),
                ballot.named().stream()
                        .sorted(Comparator.comparing(NamedVote::memberId))
                        .toList(),
                ballot.vote().map(Result::of).orElse(null),
                entry.map(made -> new Made(made.id(), made.number())).orElse(null));
    }
}
