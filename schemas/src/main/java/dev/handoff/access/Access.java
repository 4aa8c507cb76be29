package dev.handoff.access;

import dev.handoff.desk.Tls;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.resource.OAuth2ResourceServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.core.DefaultOAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationEntryPointFailureHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * What a service imports that is asked over HTTP. It has {@link AccessRules}; whatever these do not
 * name is refused, and so is whoever has no token.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
public class Access {
  private static final String ON_THIS_MACHINE = "local";

  /** Nothing that a browser could be made to do with an answer. */
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";

  /** Health and metrics have a port of their own; whatever else is put there is refused. */
  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) {
    return plain(http)
        .securityMatcher(EndpointRequest.to("health", "prometheus"))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain desks(
      HttpSecurity http,
      AccessRules rules,
      AccessSettings settings,
      ServerProperties server,
      Doorkeeper doorkeeper) {
    UnguardedAddress.refuse(server.getAddress(), settings);
    return plain(http)
        .authorizeHttpRequests(requests -> {
          requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll();
          rules
              .rules()
              .forEach(rule ->
                  requests
                      .requestMatchers(rule.method(), rule.path())
                      .hasAnyAuthority(rule.authorities()));
          requests.anyRequest().denyAll();
        })
        .oauth2ResourceServer(bearers -> {
          bearers
              .authenticationEntryPoint(doorkeeper)
              .accessDeniedHandler(doorkeeper)
              .addObjectPostProcessor(evenWhileTheIssuerIsAway(doorkeeper));
          tokens(bearers, settings);
        })
        .exceptionHandling(refusals ->
            refusals.authenticationEntryPoint(doorkeeper).accessDeniedHandler(doorkeeper))
        .addFilterBefore(
            new CallerLimitFilter(new CallerLimit(settings.requestsASecond()), doorkeeper),
            AuthorizationFilter.class)
        .build();
  }

  /** No sessions, no cookies, no forms: so nothing that a foreign page could ride on. */
  private static HttpSecurity plain(HttpSecurity http) {
    return http.csrf(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(NOTHING))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)));
  }

  private static void tokens(
      OAuth2ResourceServerConfigurer<HttpSecurity> bearers, AccessSettings settings) {
    if (settings.trustsAnIssuer()) {
      IssuedTokens issued = new IssuedTokens(settings);
      JwtAuthenticationConverter callers = new JwtAuthenticationConverter();
      callers.setJwtGrantedAuthoritiesConverter(issued::authorities);
      bearers.jwt(jwt -> jwt.decoder(issued.decoder()).jwtAuthenticationConverter(callers));
    } else {
      OpaqueTokenIntrospector local = local(settings);
      bearers.opaqueToken(opaque -> opaque.introspector(local));
    }
  }

  private static OpaqueTokenIntrospector local(AccessSettings settings) {
    LocalToken token;
    try {
      token = LocalToken.in(settings.tokenFile());
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable.getMessage(), unreadable);
    }
    List<GrantedAuthority> everything =
        Arrays.stream(Role.values())
            .<GrantedAuthority>map(role -> new SimpleGrantedAuthority(role.word()))
            .toList();
    return found -> {
      if (!token.is(found)) {
        throw new BadOpaqueTokenException("another token");
      }
      return new DefaultOAuth2AuthenticatedPrincipal(
          ON_THIS_MACHINE, Map.of("sub", ON_THIS_MACHINE), everything);
    };
  }

  /** Of its own accord it would throw then, and whoever asked would see a fault of ours. */
  private static ObjectPostProcessor<BearerTokenAuthenticationFilter> evenWhileTheIssuerIsAway(
      Doorkeeper doorkeeper) {
    AuthenticationEntryPointFailureHandler refusal =
        new AuthenticationEntryPointFailureHandler(doorkeeper);
    refusal.setRethrowAuthenticationServiceException(false);
    return new ObjectPostProcessor<>() {
      @Override
      public <F extends BearerTokenAuthenticationFilter> F postProcess(F filter) {
        filter.setAuthenticationFailureHandler(refusal);
        return filter;
      }
    };
  }

  @Bean
  Doorkeeper doorkeeper(
      AccessRules rules,
      AccessSettings settings,
      MeterRegistry meters,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver answers) {
    return new Doorkeeper(
        rules,
        new RefusedRequests(meters),
        new CallerLimit(settings.requestsASecond()),
        answers,
        !settings.trustsAnIssuer());
  }

  @Bean
  ActingRep actingRep(AccessSettings settings, Doorkeeper doorkeeper) {
    return new RepOfToken(settings.repClaim(), doorkeeper::count);
  }

  @Bean
  Tls tls(@Value("${server.ssl.bundle:}") String bundle, SslBundles bundles) {
    return Tls.of(bundle, bundles);
  }

  /**
   * Ids of leads hold what their senders like, encoded: slashes, semicolons, per cents. Rules and
   * desks read a path by the same reader, part by part, so that none of these leads past a rule.
   */
  @Bean
  HttpFirewall pathsOfAnyId() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedDoubleSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowBackSlash(true);
    firewall.setAllowSemicolon(true);
    return firewall;
  }
}
