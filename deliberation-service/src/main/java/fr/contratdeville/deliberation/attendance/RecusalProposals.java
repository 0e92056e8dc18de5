package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.refusal.AppliedRule;
import fr.contratdeville.deliberation.interest.InterestView;
import fr.contratdeville.deliberation.law.Interest;
import fr.contratdeville.deliberation.law.Regime;
import fr.contratdeville.deliberation.law.Rule;
import fr.contratdeville.deliberation.programme.TrancheLine;
import fr.contratdeville.deliberation.refusal.Applied;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Compares the declared interests of members with the carriers of a tranche. Proposes recusals, and a split of the vote
 * so that each interest concerns only its own actions (rules R1 and V9). The proposal has no effect of its own.
 */
@Schema(examples = """
        {"itemId": "01a20a3c-2cd2-7c8f-8565-0d1756167ea4", "trancheId": "01a20a3c-2d10-7c8f-8565-0d1756167e97",
         "lines": 49, "proposals": [], "split": []}""")
public record RecusalProposals(
        UUID itemId,
        @Nullable @Schema(nullable = true) UUID trancheId,

        @Schema(description = "Number of actions in the tranche.")
        int lines,

        List<Proposal> proposals,

        @Schema(
                description = "Groups of actions to vote on separately: first the actions without a conflict of "
                        + "interest, then one group for each set of members concerned. Empty if no recusal "
                        + "is proposed.")
        List<Block> split) {

    /** A proposed recusal. */
    @Schema(name = "RecusalProposal", examples = """
            {"memberId": "01a20a3c-2cd2-7c8f-8565-0d1756167e97", "kind": "PERSONAL", "organisation": "AGASEF",
             "carrierId": "01a20a3c-2cd2-7c8f-8565-0d1756167eb3", "actionIds": ["01a20a3c-2f00-7c8f-8565-0d1756167e99"],
             "why": "AGASEF porte 1 action de cette tranche ; déclaré : intérêt personnel (Présidente).", "rules": []}""")
    public record Proposal(
            UUID memberId,
            Interest kind,

            @Schema(description = "The body, as the member declared it.")
            String organisation,

            @Schema(description = "The carrier in programme-service: the body that runs the action.")
            UUID carrierId,

            List<UUID> actionIds,
            @Schema(description = "In French.") String why,
            List<AppliedRule> rules) {}

    /** Actions that can be voted on together. */
    @Schema(name = "VoteBlock")
    public record Block(
            @Schema(description = "The members who take no part in the vote on this group.")
            List<UUID> recusedMemberIds,

            List<UUID> actionIds) {}

    /** For an item without a tranche. */
    public static RecusalProposals none(UUID itemId) {
        return new RecusalProposals(itemId, null, 0, List.of(), List.of());
    }

    /**
     * Matches interests with lines. A body matches if its name or its acronym is equal; case, accents and punctuation
     * are ignored.
     */
    static RecusalProposals of(
            UUID itemId, UUID trancheId, Regime regime, List<TrancheLine> lines, List<InterestView> interests) {
        var proposals = new ArrayList<Proposal>();
        for (var interest : interests) {
            var byCarrier = new LinkedHashMap<UUID, List<UUID>>();
            lines.stream()
                    .filter(line -> isCalled(line.carrier(), interest.organisation()))
                    .forEach(line -> byCarrier
                            .computeIfAbsent(line.carrier().id(), carrier -> new ArrayList<>())
                            .add(line.id()));
            byCarrier.forEach((carrier, actions) -> proposals.add(new Proposal(
                    interest.memberId(),
                    interest.kind(),
                    interest.organisation(),
                    carrier,
                    actions,
                    reason(interest, actions.size()),
                    rules(regime, interest.kind()))));
        }
        return new RecusalProposals(
                itemId, trancheId, lines.size(), proposals, proposals.isEmpty() ? List.of() : split(lines, proposals));
    }

    private static boolean isCalled(TrancheLine.Carrier carrier, String organisation) {
        var name = plain(organisation);
        return name.equals(plain(carrier.name()))
                || (carrier.acronym() != null && name.equals(plain(carrier.acronym())));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    private static String reason(InterestView interest, int actions) {
        var declared = interest.kind() == Interest.REPRESENTATIVE ? "y représente l'assemblée" : "intérêt personnel";
        return "%s porte %d action%s de cette tranche ; déclaré : %s."
                .formatted(
                        interest.organisation(),
                        actions,
                        actions > 1 ? "s" : "",
                        interest.capacity() == null ? declared : declared + " (" + interest.capacity() + ")");
    }

    private static List<AppliedRule> rules(Regime regime, Interest kind) {
        return Applied.of(
                kind == Interest.REPRESENTATIVE && regime.has(Rule.R3)
                        ? List.of(Rule.R1, Rule.R3, Rule.V9)
                        : List.of(Rule.R1, Rule.R2, Rule.V9));
    }

    private static List<Block> split(List<TrancheLine> lines, List<Proposal> proposals) {
        var blocks = new LinkedHashMap<SortedSet<UUID>, List<UUID>>();
        blocks.put(new TreeSet<>(), new ArrayList<>());
        for (var line : lines) {
            var interested = new TreeSet<UUID>();
            proposals.stream()
                    .filter(proposal -> proposal.actionIds().contains(line.id()))
                    .forEach(proposal -> interested.add(proposal.memberId()));
            blocks.computeIfAbsent(interested, members -> new ArrayList<>()).add(line.id());
        }
        return blocks.entrySet().stream()
                .filter(block -> !block.getValue().isEmpty())
                .map(block -> new Block(List.copyOf(block.getKey()), block.getValue()))
                .toList();
    }
}
