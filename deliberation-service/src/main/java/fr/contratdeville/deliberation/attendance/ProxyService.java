package fr.contratdeville.deliberation.attendance;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.assembly.Policy;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.JournalEntry;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Proxy;
import fr.contratdeville.deliberation.refusal.Reason;
import fr.contratdeville.deliberation.session.SessionGuard;
import fr.contratdeville.deliberation.session.Sitting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Records written proxies (rules P1 to P5). */
@ApplicationScoped
@Transactional
class ProxyService {
    private final WrittenProxies proxies;
    private final AttendanceEvents attendances;
    private final SessionGuard sessions;
    private final Assemblies assemblies;
    private final Mandates mandates;
    private final Journal journal;
    private final Clock clock;

    ProxyService(
            WrittenProxies proxies,
            AttendanceEvents attendances,
            SessionGuard sessions,
            Assemblies assemblies,
            Mandates mandates,
            Journal journal,
            Clock clock) {
        this.proxies = proxies;
        this.attendances = attendances;
        this.sessions = sessions;
        this.assemblies = assemblies;
        this.mandates = mandates;
        this.journal = journal;
        this.clock = clock;
    }

    /** Records a proxy for the sessions that it names. */
    WrittenProxy give(UUID assemblyId, NewProxy content) {
        var policy = policy(assemblyId);
        var sittings = sessions.lockForProxies(assemblyId, content.sessionIds(), "sessionIds");
        sittings.forEach(sitting ->
                sessions.requireRecordable(sitting, content.givenAt(), content.correctionReason(), "givenAt"));
        if (content.giverId().equals(content.holderId())) {
            throw Reason.PROXY_TO_ONESELF.refusal().at("holderId");
        }
        if (content.givenAt().isAfter(clock.instant())) {
            throw Reason.EVENT_IN_FUTURE
                    .refusal(LegalDay.written(content.givenAt()))
                    .at("givenAt");
        }
        requirePast(content.illnessCertifiedOn());
        requireShort(assemblyId, Set.copyOf(content.sessionIds()), content.illnessCertifiedOn());
        for (var sitting : sittings) {
            requireLawful(sitting, content.giverId(), content.holderId(), content.givenAt(), policy);
        }
        var proxy = new WrittenProxy(assemblyId, content, clock.instant());
        proxies.persistAndFlush(proxy);
        sittings.forEach(
                sitting -> write(sitting, EventKind.PROXY_GIVEN, proxy.givenAt(), proxy, content.correctionReason()));
        return proxy;
    }

    /** Extends a proxy to one more session. */
    WrittenProxy extend(UUID id, Revision revision, NewProxy.Session more) {
        var assemblyId = proxies.required(id).assemblyId();
        var sitting = sessions.lockForProxies(assemblyId, List.of(more.sessionId()), "sessionId")
                .get(0);
        var proxy = proxies.lockAndRefresh(id);
        var served = new HashSet<>(proxy.sessions());
        var isNew = served.add(sitting.sessionId());
        var reason = more.correctionReason();
        if (isNew && reason != null) {
            sessions.requireRecordable(sitting, proxy.givenAt(), reason, "sessionId");
        } else {
            sessions.requireNotOver(sitting);
        }
        revision.requireCurrent(proxy.revision());
        requirePast(more.illnessCertifiedOn());
        var illness = more.illnessCertifiedOn() == null ? proxy.illnessCertifiedOn() : more.illnessCertifiedOn();
        requireShort(assemblyId, served, illness);
        if (isNew && sitting.openedAt().isPresent() && reason == null) {
            throw Reason.PROXY_DURING_SESSION.refusal().at("sessionId");
        }
        if (isNew) {
            requireLawful(sitting, proxy.giverId(), proxy.holderId(), proxy.givenAt(), policy(assemblyId));
        }
        proxy.serve(sitting.sessionId(), more.illnessCertifiedOn());
        proxies.flush();
        if (isNew) {
            write(sitting, EventKind.PROXY_GIVEN, proxy.givenAt(), proxy, reason);
        }
        return proxy;
    }

    /** Records that the giver revoked the proxy. */
    WrittenProxy revoke(UUID id, Revision revision, NewProxy.Revocation revocation) {
        var known = proxies.required(id);
        var sittings = sessions.lockForProxies(known.assemblyId(), known.sessions(), "sessionIds");
        var proxy = proxies.lockAndRefresh(id);
        revision.requireCurrent(proxy.revision());
        if (revocation.at().isAfter(clock.instant())) {
            throw Reason.EVENT_IN_FUTURE
                    .refusal(LegalDay.written(revocation.at()))
                    .at("at");
        }
        var at = revocation.at();
        var reason = revocation.correctionReason();
        sittings.forEach(sitting -> sitting.requireReason(at, reason, "at"));
        proxy.revoke(at, revocation.reason());
        proxies.flush();
        sittings.stream()
                .filter(sitting -> sessions.isNotOver(sitting) || sitting.counted(at))
                .forEach(sitting -> write(sitting, EventKind.PROXY_REVOKED, at, proxy, reason));
        return proxy;
    }

    private Policy policy(UUID assemblyId) {
        return assemblies
                .view(assemblyId)
                .orElseThrow(CommonReason.NOT_FOUND::refusal)
                .policy();
    }

    private void write(
            Sitting sitting, EventKind kind, Instant at, WrittenProxy proxy, @Nullable String correctionReason) {
        journal.write(
                sitting.sessionId(),
                JournalEntry.ofMember(kind, at, proxy.giverId()).because(sitting.correction(at, correctionReason)));
        sessions.touch(sitting);
    }

    private void requirePast(@Nullable LocalDate certificate) {
        if (certificate != null && certificate.isAfter(LegalDay.of(clock.instant()))) {
            throw Reason.EVENT_IN_FUTURE.refusal(certificate.toString()).at("illnessCertifiedOn");
        }
    }

    private void requireShort(UUID assemblyId, Set<UUID> served, @Nullable LocalDate illness) {
        if (illness != null) {
            return;
        }
        var all = sessions.inOrder(assemblyId);
        var held = all.stream()
                .filter(sitting -> sitting.openedAt().isPresent())
                .map(Sitting::sessionId)
                .collect(Collectors.toSet());
        if (!Proxy.mayServe(all.stream().map(Sitting::sessionId).toList(), held, served)) {
            throw Reason.PROXY_TOO_LONG.refusal(Proxy.LONGEST_RUN);
        }
    }

    /** Members in exercise alone, one proxy each (rule P1), and during the session only where the assembly allows it (rule P4). */
    private void requireLawful(Sitting sitting, UUID giver, UUID holder, Instant givenAt, Policy policy) {
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        requireInExercise(sitting, inExercise, giver, "giverId");
        requireInExercise(sitting, inExercise, holder, "holderId");
        var during =
                sitting.openedAt().filter(opened -> !givenAt.isBefore(opened)).isPresent();
        if (during && !policy.allowsProxiesDuringSession()) {
            throw Reason.PROXY_DURING_SESSION.refusal().at("givenAt");
        }
        var movements = attendances.movements(sitting.sessionId());
        for (var other : proxies.ofSession(sitting.sessionId())) {
            var valid = other.proxy()
                    .end(movements)
                    .filter(end -> !end.at().isAfter(givenAt))
                    .isEmpty();
            if (valid && other.holderId().equals(holder)) {
                throw Reason.PROXY_ALREADY_HELD.refusal(holder).at("holderId");
            }
            if (valid && other.giverId().equals(giver)) {
                throw Reason.PROXY_ALREADY_GIVEN.refusal(giver).at("giverId");
            }
        }
    }

    private static void requireInExercise(Sitting sitting, Set<UUID> inExercise, UUID member, String field) {
        if (!inExercise.contains(member)) {
            throw Reason.MEMBER_NOT_IN_EXERCISE
                    .refusal(member, sitting.heldOn().toString())
                    .at(field);
        }
    }

    /** One page of the proxies that name a session, each with its end in that session. */
    Page.Listed<ProxyView.InSession> inSession(UUID sessionId, Page page) {
        var movements = attendances.movements(sessionId);
        return page.of(
                proxies.page(sessionId, page), WrittenProxy::id, proxy -> ProxyView.InSession.of(proxy, movements));
    }
}
