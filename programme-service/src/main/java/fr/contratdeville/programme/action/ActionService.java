package fr.contratdeville.programme.action;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.programme.access.Partner;
import fr.contratdeville.programme.action.ActionChange.Type;
import fr.contratdeville.programme.carrier.Carriers;
import fr.contratdeville.programme.contract.ContractView;
import fr.contratdeville.programme.contract.Contracts;
import fr.contratdeville.programme.programme.Programmes;
import fr.contratdeville.programme.refusal.Reason;
import fr.contratdeville.programme.tranche.ActEnforceable;
import fr.contratdeville.programme.tranche.TrancheDecided;
import fr.contratdeville.programme.tranche.TrancheService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Adding, changing and removing the actions of a draft. */
@ApplicationScoped
public class ActionService {
    private final Actions actions;
    private final Carriers carriers;
    private final Contracts contracts;
    private final Programmes programmes;
    private final TrancheService tranches;
    private final Event<ActionChanged> changed;
    private final ActionFeed feed;
    private final Partner caller;

    ActionService(
            Actions actions,
            Carriers carriers,
            Contracts contracts,
            Programmes programmes,
            TrancheService tranches,
            Event<ActionChanged> changed,
            ActionFeed feed,
            Partner caller) {
        this.actions = actions;
        this.carriers = carriers;
        this.contracts = contracts;
        this.programmes = programmes;
        this.tranches = tranches;
        this.changed = changed;
        this.feed = feed;
        this.caller = caller;
    }

    @Transactional
    Action add(UUID trancheId, ActionBody body) {
        var programmeId = tranches.changeDraft(trancheId);
        check(programmeId, body);
        var action = new Action(trancheId, body);
        actions.persistAndFlush(action);
        feed.publish(Type.ACTION_ADDED, actions.viewsOf(List.of(action)));
        return action;
    }

    @Transactional
    Action replace(UUID id, Revision revision, ActionBody body) {
        var action = actions.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var programmeId = tranches.changeDraft(action.trancheId());
        revision.requireCurrent(action.revision());
        check(programmeId, body);
        var before = actions.viewsOf(List.of(action));
        action.describe(body);
        actions.flush();
        var after = actions.viewsOf(List.of(action));
        changed.fire(new ActionChanged(id, after.get(0)));
        if (before.get(0).carrier().equals(after.get(0).carrier())) {
            feed.publish(Type.ACTION_CHANGED, after);
        } else {
            feed.publish(Type.ACTION_REMOVED, before);
            feed.publish(Type.ACTION_ADDED, after);
        }
        return action;
    }

    @Transactional
    void remove(UUID id, Revision revision) {
        var action = actions.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        tranches.changeDraft(action.trancheId());
        revision.requireCurrent(action.revision());
        changed.fire(new ActionChanged(id, null));
        feed.publish(Type.ACTION_REMOVED, actions.viewsOf(List.of(action)));
        actions.delete(action);
        actions.flush();
    }

    void onTrancheDecided(@Observes TrancheDecided decision) {
        var decided = actions.entitiesOfTranche(decision.trancheId());
        decided.forEach(action -> action.decide(decision.adopted()));
        feed.publish(decision.adopted() ? Type.ACTION_VOTED : Type.ACTION_REJECTED, actions.viewsOf(decided));
    }

    void onActEnforceable(@Observes ActEnforceable act) {
        var voted = actions.entitiesOfTranche(act.trancheId());
        voted.forEach(Action::enforce);
        feed.publish(Type.ACTION_ENFORCEABLE, actions.viewsOf(voted));
    }

    /** The action, if the caller may read its tranche or is its carrier. */
    @Transactional
    Action visible(UUID id) {
        var action = actions.findByIdOptional(id).orElseThrow(CommonReason.NOT_FOUND::refusal);
        var carriedByCaller = caller.organisation()
                .filter(organisation -> carriers.view(action.carrierId()).stream()
                        .anyMatch(carrier -> organisation.equals(carrier.organisation())))
                .isPresent();
        if (!carriedByCaller) {
            tranches.visible(action.trancheId());
        }
        return action;
    }

    /** Checks the body against the contract and the carrier. */
    private void check(UUID programmeId, ActionBody body) {
        var contract = programmes
                .view(programmeId)
                .flatMap(programme -> contracts.view(programme.contractId()))
                .orElseThrow();
        var carrier = carriers.view(body.carrierId())
                .orElseThrow(() ->
                        CommonReason.UNKNOWN_REFERENCE.refusal(body.carrierId()).at("carrierId"));
        if (body.contribution() == null) {
            if (!carrier.own()) {
                throw Reason.CONTRIBUTION_MISSING.refusal(carrier.name()).at("contribution");
            }
            if (body.pillar() != null || body.section() != null) {
                throw CommonReason.INVALID_REQUEST.refusal().at(body.pillar() != null ? "pillar" : "section");
            }
        } else {
            checkContribution(body, contract);
        }
        var territories = contract.territories().stream().map(t -> t.code()).collect(Collectors.toSet());
        body.territories().stream()
                .filter(code -> !territories.contains(code))
                .findFirst()
                .ifPresent(code -> {
                    throw CommonReason.UNKNOWN_REFERENCE.refusal(code).at("territories");
                });
        if (new HashSet<>(body.territories()).size() < body.territories().size()) {
            throw CommonReason.INVALID_REQUEST.refusal().at("territories");
        }
        if (body.startsOn() != null && body.endsOn() != null && body.endsOn().isBefore(body.startsOn())) {
            throw CommonReason.INVALID_REQUEST.refusal().at("endsOn");
        }
    }

    private static void checkContribution(ActionBody body, ContractView contract) {
        if (body.pillar() == null || body.section() == null) {
            throw CommonReason.INVALID_REQUEST.refusal().at(body.pillar() == null ? "pillar" : "section");
        }
        if (contract.pillars().stream().noneMatch(pillar -> Objects.equals(pillar.number(), body.pillar()))) {
            throw CommonReason.UNKNOWN_REFERENCE.refusal(body.pillar()).at("pillar");
        }
        if (body.contribution().compareTo(body.cost()) > 0) {
            throw Reason.CONTRIBUTION_ABOVE_COST
                    .refusal(body.contribution().toPlainString(), body.cost().toPlainString())
                    .at("contribution");
        }
    }
}
