package qadam.web;

import io.javalin.http.Context;

/** Finds out who is asking. Answered once a request; the answer is kept on the context. */
public interface Askers {
    /** The session's holder, or {@link Asker#NOBODY}; never gives the browser a session. */
    Asker find(Context context);

    /** The same, but gives the browser a session cookie when it has none, so that a form can carry its token. */
    Asker findOrWelcome(Context context);

    /** As {@link #findOrWelcome}, with a learner key to write steps to: makes one for a visitor who takes a first step. */
    Asker findOrEnrol(Context context);
}
