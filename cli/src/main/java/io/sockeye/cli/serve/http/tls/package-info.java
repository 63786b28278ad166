/** TLS as a web configuration asks for it: certificates and keys in PEM, policies for client certificates. */
package io.sockeye.cli.serve.http.tls;
