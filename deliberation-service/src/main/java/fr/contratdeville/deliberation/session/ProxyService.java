package fr.contratdeville.deliberation.session;

import fr.contratdeville.conventions.refusal.CommonReason;
import fr.contratdeville.conventions.request.Revision;
import fr.contratdeville.deliberation.assembly.Assemblies;
import fr.contratdeville.deliberation.assembly.Policy;
import fr.contratdeville.deliberation.journal.EventKind;
import fr.contratdeville.deliberation.journal.Journal;
import fr.contratdeville.deliberation.journal.Line;
import fr.contratdeville.deliberation.proxy.NewProxy;
import fr.contratdeville.deliberation.proxy.Proxies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What is done with proxies: it holds the sessions that they are about, so that nothing is counted meanwhile. */
@ApplicationScoped
@Transactional
class ProxyService {
    private final Sessions sessions;
    private final Assemblies assemblies;
    private final Proxies proxies;
    private final Journal journal;

    ProxyService(Sessions sessions, Assemblies assemblies, Proxies proxies, Journal journal) {
        this.sessions = sessions;
        this.assemblies = assemblies;
        this.proxies = proxies;
        this.journal = journal;
    }

    Proxies.Recorded give(UUID assemblyId, NewProxy content) {
        var policy = policy(assemblyId);
        var held = hold(assemblyId, content.sessionIds(), "sessionIds");
        held.forEach(Session::requireNotOver);
        var given = proxies.give(
                assemblyId,
                content,
                held.stream().map(Session::sitting).toList(),
                policy,
                sessions.inOrder(assemblyId));
        held.forEach(session -> write(session, EventKind.PROXY_GIVEN, given));
        return given;
    }

    Proxies.Recorded extend(UUID id, Revision revision, NewProxy.Session more) {
        var known = proxies.required(id).view();
        var assemblyId = known.assemblyId();
        var session = hold(assemblyId, List.of(more.sessionId()), "sessionId").get(0);
        session.requireNotOver();
        var extended =
                proxies.extend(id, revision, more, session.sitting(), policy(assemblyId), sessions.inOrder(assemblyId));
        if (!known.sessionIds().contains(session.id())) {
            write(session, EventKind.PROXY_GIVEN, extended);
        }
        return extended;
    }

    Proxies.Recorded revoke(UUID id, Revision revision, NewProxy.Revocation revocation) {
        var known = proxies.required(id).view();
        var held = hold(known.assemblyId(), known.sessionIds(), "sessionIds");
        var revoked = proxies.revoke(id, revision, revocation);
        held.stream().filter(Session::isNotOver).forEach(session -> write(session, EventKind.PROXY_REVOKED, revoked));
        return revoked;
    }

    private Policy policy(UUID assemblyId) {
        return assemblies
                .view(assemblyId)
                .orElseThrow(CommonReason.NOT_FOUND::refusal)
                .policy();
    }

    /** Holds sessions of the assembly, always in the same order. */
    private List<Session> hold(UUID assemblyId, Collection<UUID> ids, String field) {
        return ids.stream()
                .distinct()
                .sorted()
                .map(id -> sessions.find(id, assemblyId)
                        .orElseThrow(
                                () -> CommonReason.UNKNOWN_REFERENCE.refusal(id).at(field)))
                .toList();
    }

    private void write(Session session, EventKind kind, Proxies.Recorded proxy) {
        var at = kind == EventKind.PROXY_GIVEN
                ? proxy.view().givenAt()
                : proxy.view().revokedAt();
        journal.write(session.id(), Line.ofMember(kind, at, proxy.view().giverId()));
        sessions.touch(session);
    }
}
