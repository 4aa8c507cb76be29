package dev.handoff.testing;

import dev.handoff.access.Access;
import dev.handoff.access.AccessRules;
import dev.handoff.desk.LeadIdsInPaths;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The desks of a service behind its own guards, on a port, and without what they sit on: no Kafka,
 * no database. A desk that needs any of it is there in name only, and is answered for with 204.
 */
public final class GuardedDesk implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ConfigurableApplicationContext context;

  private GuardedDesk(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /**
   * Opens them.
   *
   * @param pack package of the desks, and of the rooms below it
   * @param rules configuration with the {@link AccessRules}
   * @param settings such as {@link TestIssuer#settings()}
   */
  public static GuardedDesk open(String pack, Class<?> rules, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    arguments.add("--server.port=0");
    arguments.add("--spring.kafka.admin.auto-create=false");
    arguments.add("--management.endpoint.health.validate-group-membership=false");
    arguments.addAll(List.of(LocalAccess.settings()));
    return new GuardedDesk(
        new SpringApplicationBuilder(Guards.class, rules)
            .initializers(context -> addDesks((GenericApplicationContext) context, pack))
            .run(arguments.toArray(String[]::new)));
  }

  private static void addDesks(GenericApplicationContext context, String pack) {
    var desks = new ClassPathScanningCandidateComponentProvider(false);
    desks.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    for (BeanDefinition found : desks.findCandidateComponents(pack)) {
      Class<?> desk = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      context.registerBeanDefinition(desk.getName(), isWhole(desk) ? found : inName(desk));
    }
  }

  private static boolean isWhole(Class<?> desk) {
    return Stream.of(desk.getDeclaredConstructors()).anyMatch(it -> it.getParameterCount() == 0);
  }

  private static <T> BeanDefinition inName(Class<T> desk) {
    var definition = new RootBeanDefinition();
    definition.setTargetType(desk);
    definition.setBeanClass(desk);
    definition.setInstanceSupplier(() -> new SpringObjenesis().newInstance(desk));
    return definition;
  }

  /** Where the desks listen. */
  public String url() {
    return "http://127.0.0.1:" + port("local.server.port");
  }

  /** Where health and metrics are. */
  public String managementUrl() {
    return "http://127.0.0.1:" + port("local.management.port");
  }

  private @Nullable String port(String property) {
    return context.getEnvironment().getProperty(property);
  }

  /** What the service runs by. */
  public AccessRules rules() {
    return context.getBean(AccessRules.class);
  }

  /** What is mapped, each as method and path. */
  public Set<String> endpoints() {
    return context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .entrySet()
        .stream()
        .filter(each -> !ErrorController.class.isAssignableFrom(each.getValue().getBeanType()))
        .flatMap(each ->
            each.getKey().getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                    each.getKey().getPatternValues().stream().map(path -> method + " " + path)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** How many requests were refused for a reason. */
  public double refused(String reason) {
    return context
        .getBean(MeterRegistry.class)
        .get("handoff.requests.refused")
        .tag("reason", reason)
        .counter()
        .count();
  }

  /**
   * Asks for something.
   *
   * @param endpoint method and path
   * @param token null for none
   */
  public HttpResponse<String> ask(String endpoint, @Nullable String token) {
    return ask(endpoint, token, "");
  }

  /** The same with a body. */
  public HttpResponse<String> ask(String endpoint, @Nullable String token, String body) {
    String[] words = endpoint.split(" ");
    Map<String, String> variables = Map.of("{id}", "L-1", "{*verb}", "accept");
    String path =
        variables.entrySet().stream()
            .reduce(words[1], (text, it) -> text.replace(it.getKey(), it.getValue()), (a, _) -> a)
            .replace("//", "/");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url() + path))
            .method(words[0], BodyPublishers.ofString(body));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return send(request);
  }

  /** Sends a request as it is. */
  public static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("Expected an answer", e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** As the services have them. */
  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import({Access.class, LeadIdsInPaths.class})
  static class Guards implements WebMvcConfigurer, HandlerInterceptor {
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
      registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      boolean answers =
          !(handler instanceof HandlerMethod method)
              || ErrorController.class.isAssignableFrom(method.getBeanType())
              || isWhole(method.getBeanType());
      if (!answers) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      }
      return answers;
    }
  }
}
