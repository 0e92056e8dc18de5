package fr.contratdeville.programme.refusal;

import fr.contratdeville.conventions.problem.Reasons;
import fr.contratdeville.conventions.refusal.CommonReason;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** Provides the reasons of this service to the conventions. */
class ReasonsProducer {
    /**
     * The reason for a violation of each unique constraint. A violation of any other constraint is an internal error.
     */
    private static final Map<String, fr.contratdeville.conventions.refusal.Reason> CONSTRAINTS = Map.ofEntries(
            Map.entry("contract_name_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("pillar_pkey", CommonReason.ALREADY_EXISTS),
            Map.entry("territory_pkey", CommonReason.ALREADY_EXISTS),
            Map.entry("programme_is_unique_in_its_year", CommonReason.ALREADY_EXISTS),
            Map.entry("carrier_name_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("carrier_organisation_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("tranche_number_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("funder_code_is_unique", CommonReason.ALREADY_EXISTS),
            Map.entry("funder_is_asked_once", CommonReason.ALREADY_EXISTS),
            Map.entry("webhook_pkey", CommonReason.ALREADY_EXISTS),
            Map.entry("action_is_unique", Reason.DUPLICATE_ACTION));

    @Produces
    @Singleton
    Reasons reasons() {
        return new Reasons(List.of(Reason.values()), CONSTRAINTS);
    }
}
