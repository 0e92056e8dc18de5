package fr.contratdeville.deliberation.proxy;

import fr.contratdeville.conventions.page.Page;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Mandates;
import fr.contratdeville.deliberation.assembly.Policy;
import fr.contratdeville.deliberation.attendance.Attendance;
import fr.contratdeville.deliberation.attendance.Sitting;
import fr.contratdeville.deliberation.law.LegalDay;
import fr.contratdeville.deliberation.law.Proxy;
import fr.contratdeville.deliberation.refusal.Reason;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The proxies of an assembly (rules P1 to P5). Callers hold the sessions that they are about. */
@ApplicationScoped
@Transactional
public class Proxies {
    private final WrittenProxies proxies;
    private final Attendance attendance;
    private final Mandates mandates;
    private final Clock clock;

    Proxies(WrittenProxies proxies, Attendance attendance, Mandates mandates, Clock clock) {
        this.proxies = proxies;
        this.attendance = attendance;
        this.mandates = mandates;
        this.clock = clock;
    }

    /** A proxy and its revision. */
    public record Recorded(ProxyView view, long revision) {
        static Recorded of(WrittenProxy proxy) {
            return new Recorded(ProxyView.of(proxy), proxy.revision());
        }
    }

    /**
     * Records a written proxy.
     *
     * @param sittings the sessions that it names
     * @param ofAssembly the sessions of the assembly, in the order in which they follow each other
     */
    public Recorded give(
            UUID assemblyId, NewProxy content, List<Sitting> sittings, Policy policy, List<UUID> ofAssembly) {
        if (content.giverId().equals(content.holderId())) {
            throw Reason.PROXY_TO_ONESELF.refusal().at("holderId");
        }
        if (content.givenAt().isAfter(clock.instant())) {
            throw Reason.EVENT_IN_FUTURE
                    .refusal(LegalDay.written(content.givenAt()))
                    .at("givenAt");
        }
        requirePast(content.illnessCertifiedOn());
        requireShort(ofAssembly, Set.copyOf(content.sessionIds()), content.illnessCertifiedOn());
        for (var sitting : sittings) {
            requireLawful(sitting, content.giverId(), content.holderId(), content.givenAt(), policy);
        }
        var proxy = new WrittenProxy(assemblyId, content, clock.instant());
        proxies.persistAndFlush(proxy);
        return Recorded.of(proxy);
    }

    /** Lets a proxy serve one more session. */
    public Recorded extend(
            UUID id, Revision revision, NewProxy.Session more, Sitting sitting, Policy policy, List<UUID> ofAssembly) {
        var proxy = proxies.fresh(id);
        revision.requireCurrent(proxy.revision());
        requirePast(more.illnessCertifiedOn());
        var served = new HashSet<>(proxy.sessions());
        served.add(sitting.sessionId());
        var illness = more.illnessCertifiedOn() == null ? proxy.illnessCertifiedOn() : more.illnessCertifiedOn();
        requireShort(ofAssembly, served, illness);
        if (proxy.sessions().contains(sitting.sessionId())) {
            proxy.serve(sitting.sessionId(), more.illnessCertifiedOn());
            proxies.flush();
            return Recorded.of(proxy);
        }
        if (sitting.openedAt().isPresent()) {
            throw Reason.PROXY_DURING_SESSION.refusal().at("sessionId");
        }
        requireLawful(sitting, proxy.giverId(), proxy.holderId(), proxy.givenAt(), policy);
        proxy.serve(sitting.sessionId(), more.illnessCertifiedOn());
        proxies.flush();
        return Recorded.of(proxy);
    }

    /** The giver takes it back by word. */
    public Recorded revoke(UUID id, Revision revision, NewProxy.Revocation revocation) {
        var proxy = proxies.fresh(id);
        revision.requireCurrent(proxy.revision());
        if (revocation.at().isAfter(clock.instant())) {
            throw Reason.EVENT_IN_FUTURE
                    .refusal(LegalDay.written(revocation.at()))
                    .at("at");
        }
        proxy.revoke(revocation.at(), revocation.reason());
        proxies.flush();
        return Recorded.of(proxy);
    }

    private void requirePast(@Nullable LocalDate certificate) {
        if (certificate != null && certificate.isAfter(LegalDay.of(clock.instant()))) {
            throw Reason.EVENT_IN_FUTURE.refusal(certificate.toString()).at("illnessCertifiedOn");
        }
    }

    private static void requireShort(List<UUID> ofAssembly, Set<UUID> served, @Nullable LocalDate illness) {
        if (illness == null && !Proxy.mayServe(ofAssembly, served)) {
            throw Reason.PROXY_TOO_LONG.refusal(Proxy.LONGEST_RUN);
        }
    }

    private void requireLawful(Sitting sitting, UUID giver, UUID holder, Instant givenAt, Policy policy) {
        var inExercise = mandates.inExercise(sitting.assemblyId(), sitting.heldOn());
        requireInExercise(sitting, inExercise, giver, "giverId");
        requireInExercise(sitting, inExercise, holder, "holderId");
        var during =
                sitting.openedAt().filter(opened -> !givenAt.isBefore(opened)).isPresent();
        if (during && !policy.allowsProxiesDuringSession()) {
            throw Reason.PROXY_DURING_SESSION.refusal().at("givenAt");
        }
        var movements = attendance.movements(sitting.sessionId());
        for (var other : proxies.ofSession(sitting.sessionId())) {
            var stands = other.proxy()
                    .end(movements)
                    .filter(end -> !end.at().isAfter(givenAt))
                    .isEmpty();
            if (stands && other.holderId().equals(holder)) {
                throw Reason.PROXY_ALREADY_HELD.refusal(holder).at("holderId");
            }
            if (stands && other.giverId().equals(giver)) {
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

    public Recorded required(UUID id) {
        return Recorded.of(proxies.required(id));
    }

    /** One page of the proxies that name a session, and what became of them there. */
    public Page.Listed<ProxyView.InSession> inSession(UUID sessionId, Page page) {
        var movements = attendance.movements(sessionId);
        return page.of(
                proxies.page(sessionId, page), WrittenProxy::id, proxy -> ProxyView.InSession.of(proxy, movements));
    }

    /** All proxies that name a session, as the law sees them. */
    public List<Proxy> ofSession(UUID sessionId) {
        return proxies.ofSession(sessionId).stream().map(WrittenProxy::proxy).toList();
    }
}
