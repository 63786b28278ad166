/** Passwords: bcrypt hashes, checked seldom and remembered. */
package io.sockeye.cli.serve.http.auth;
