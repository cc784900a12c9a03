package io.winnow.platform.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.spi.runtime.BlockingSecurityExecutor;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.winnow.platform.problem.Problem;
import io.winnow.platform.problem.ProblemType;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Lets callers in who bring an API key ({@code X-API-Key}, or {@code Authorization: Bearer}) or a
 * user's name and password ({@code Authorization: Basic}), or the cookie of a session. Other bearer
 * tokens are those of an identity provider. It stands in front of the framework's mechanism, so
 * that whoever is refused is told so in one form.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class CredentialsMechanism implements HttpAuthenticationMechanism {

  private static final Logger LOG = Logger.getLogger(CredentialsMechanism.class);
  private static final String MUST_WAIT = "winnow.must-wait";
  private static final String FOREIGN = "winnow.foreign-page";
  private static final String PROVIDER_AWAY = "winnow.provider-away";
  private static final int WAIT_SECONDS = 60;
  private static final int PROVIDER_SECONDS = 5;

  private final Accounts accounts;
  private final OidcAuthenticationMechanism tokens;
  private final FailedLogins failures;
  private final BlockingSecurityExecutor threads;
  private final ObjectMapper json;

  CredentialsMechanism(
      Accounts accounts,
      OidcAuthenticationMechanism tokens,
      FailedLogins failures,
      BlockingSecurityExecutor threads,
      ObjectMapper json) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.failures = failures;
    this.threads = threads;
    this.json = json;
  }

  @Override
  public int getPriority() {
    return DEFAULT_PRIORITY + 1;
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return tokens.getCredentialTypes();
  }

  @Override
  public Uni<SecurityIdentity> authenticate(RoutingContext call, IdentityProviderManager manager) {
    Accounts.Proof proof = Credentials.of(call.request());
    if (proof == null) {
      return Credentials.isToken(call.request())
          ? token(call, manager)
          : Uni.createFrom().nullItem();
    }
    boolean session = proof instanceof Accounts.Session;
    if (session && !SameSite.made(call.request())) {
      call.put(FOREIGN, true);
      return Uni.createFrom().failure(new AuthenticationFailedException());
    }
    String user = proof instanceof Accounts.Password password ? password.user() : null;
    String address = call.request().remoteAddress().hostAddress();
    if (user != null && failures.mustWait(user, address)) {
      call.put(MUST_WAIT, true);
      return Uni.createFrom().failure(new AuthenticationFailedException());
    }
    Account known = accounts.known(proof);
    if (known != null) {
      return identity(known);
    }
    return threads
        .executeBlocking(() -> accounts.find(proof))
        .onItem()
        .transformToUni(
            account -> {
              if (account == null && user != null) {
                failures.failed(user, address);
              }
              if (account == null && session) {
                // an old cookie says nothing, and must not stand in the way of a new login
                return Uni.createFrom().nullItem();
              }
              return account == null
                  ? Uni.createFrom().failure(new AuthenticationFailedException())
                  : identity(account);
            });
  }

  private Uni<SecurityIdentity> token(RoutingContext call, IdentityProviderManager manager) {
    return tokens
        .authenticate(call, manager)
        .onItem()
        .transform(CredentialsMechanism::vouchedFor)
        .onFailure(failure -> !(failure instanceof AuthenticationFailedException))
        .transform(
            failure -> {
              LOG.warnf("event=identity-provider-away reason=%s", failure.getMessage());
              call.put(PROVIDER_AWAY, true);
              return new AuthenticationFailedException(failure);
            })
        // who refuses is who answers, and the framework's would answer without a word
        .onTermination()
        .invoke(() -> call.put(HttpAuthenticationMechanism.class.getName(), this));
  }

  private static SecurityIdentity vouchedFor(SecurityIdentity caller) {
    if (caller == null || !Account.isFree(caller.getPrincipal().getName())) {
      // no provider is configured, or its user bears a name that is ours to give
      throw new AuthenticationFailedException();
    }
    return caller;
  }

  private static Uni<SecurityIdentity> identity(Account account) {
    return Uni.createFrom().item(Callers.identity(account));
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext call) {
    boolean wait = call.get(MUST_WAIT) != null;
    if (call.get(FOREIGN) != null) {
      return Uni.createFrom().item(new ChallengeData(403));
    }
    if (call.get(PROVIDER_AWAY) != null) {
      return Uni.createFrom()
          .item(new ChallengeData(503, "Retry-After", String.valueOf(PROVIDER_SECONDS)));
    }
    return Uni.createFrom()
        .item(
            wait
                ? new ChallengeData(429, "Retry-After", String.valueOf(WAIT_SECONDS))
                : new ChallengeData(401, "WWW-Authenticate", "Bearer realm=\"winnow\""));
  }

  /** Answers with a problem, which the framework would not. */
  @Override
  public Uni<Boolean> sendChallenge(RoutingContext call) {
    return getChallenge(call).map(challenge -> send(call.response(), challenge));
  }

  private boolean send(HttpServerResponse response, ChallengeData challenge) {
    Problem problem = problem(challenge.status);
    challenge.getHeaders().forEach((name, value) -> response.putHeader(name, value));
    response
        .setStatusCode(challenge.status)
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
    try {
      response.end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an own value cannot be written", e);
    }
    return true;
  }

  private static Problem problem(int status) {
    return switch (status) {
      case 403 ->
          Problem.of(
              ProblemType.FORBIDDEN,
              "With the cookie of a session, only a page of the service itself may change anything.");
      case 429 ->
          Problem.of(
              ProblemType.TOO_MANY_REQUESTS,
              "Too many wrong passwords. Wait a minute before the next try.");
      case 503 ->
          Problem.of(
              ProblemType.UNAVAILABLE,
              "The identity provider cannot be asked about this token. Try again; API keys and"
                  + " passwords work without it.");
      default ->
          Problem.of(
              ProblemType.UNAUTHENTICATED,
              "Send an API key in the header X-API-Key (or as Authorization: Bearer), a user's name"
                  + " and password as Authorization: Basic, or a token of the identity provider, if"
                  + " one is configured, as Authorization: Bearer.");
    };
  }
}
