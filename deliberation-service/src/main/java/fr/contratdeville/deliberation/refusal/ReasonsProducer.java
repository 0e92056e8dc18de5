package fr.contratdeville.deliberation.refusal;

import fr.contratdeville.conventions.problem.Reasons;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Provides the reasons of this service to the HTTP conventions. */
class ReasonsProducer {
    /** The reason for a violation of each unique constraint. A constraint that is missing here leads to a 500. */
    private static final Map<String, fr.contratdeville.conventions.refusal.Reason> CONSTRAINTS = Map.ofEntries(
            Map.entry("assembly_name_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("act_number_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("subject_is_one_member", CommonReason.ALREADY_EXISTS),
            Map.entry("one_second_session", CommonReason.ALREADY_EXISTS),
            Map.entry("first_agenda_item_comes_once", CommonReason.ALREADY_EXISTS),
            Map.entry("tranche_version_is_on_one_agenda", Reason.TRANCHE_ALREADY_LISTED));

    @Produces
    @Singleton
    Reasons reasons() {
        return new Reasons(List.of(Reason.values()), CONSTRAINTS);
    }
}
