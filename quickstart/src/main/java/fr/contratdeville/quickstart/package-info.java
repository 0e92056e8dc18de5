/** The suite on one machine without Docker: a real PostgreSQL, an authorization server, both services, the 2019 sample. */
@NullMarked
package fr.contratdeville.quickstart;

import org.jspecify.annotations.NullMarked;
