package dev.handoff.lifecycle.desk;

import static dev.handoff.lifecycle.desk.JsonSchemas.closed;
import static dev.handoff.lifecycle.desk.JsonSchemas.of;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpHeaders;

/**
 * Says in OpenAPI what may be asked of a lead. What a command holds is read from its message, so
 * that a field that is added there is published here.
 */
final class PublishedApi implements OpenApiCustomizer {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "Problem";
  private static final String DONE = "Done";
  private static final String ON_ITS_WAY = "OnItsWay";
  private static final String TOKEN = "token";
  private static final String TAG = "Commands";

  @Override
  public void customise(OpenAPI api) {
    api.info(
            new Info()
                .title("Handoff: lifecycle-service")
                .version("1")
                .description("Decisions of sales about leads, and the agreement that governs them.")
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
        .servers(
            List.of(new Server().url("/").description("The instance that is asked; any will do.")));
    Components components = api.getComponents() == null ? new Components() : api.getComponents();
    components
        .addSecuritySchemes(
            TOKEN,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("Of the issuer, or of the machine: see docs/access.md."))
        .addSchemas(DONE, done())
        .addSchemas(ON_ITS_WAY, onItsWay())
        .addSchemas(PROBLEM, problem());
    api.components(components).addSecurityItem(new SecurityRequirement().addList(TOKEN));
    api.getPaths()
        .values()
        .forEach(path -> path.readOperations().forEach(PublishedApi::addRefusals));
    for (Verb verb : Verb.values()) {
      api.path("/v1/leads/{id}/" + verb.path(), new PathItem().post(operation(verb)));
    }
  }

  private static void addRefusals(Operation operation) {
    PublishedRefusals.of(operation.getOperationId())
        .forEach((status, why) -> operation.getResponses().addApiResponse(status, refusal(why)));
  }

  private static Operation operation(Verb verb) {
    var example = Examples.of(verb);
    return new Operation()
        .operationId(verb.name().toLowerCase(Locale.ROOT))
        .addTagsItem(TAG)
        .summary(verb.message().getDoc())
        .addParametersItem(leadId().example(example.lead()))
        .addParametersItem(key().example(verb.path() + " of " + example.lead()))
        .addParametersItem(revision())
        .requestBody(
            new RequestBody()
                .required(true)
                .content(new Content().addMediaType(JSON, media(body(verb), example.request()))))
        .responses(responses(example));
  }

  private static Parameter leadId() {
    return parameter("path", "id", "The lead's id, percent-encoded where it has to be.")
        .required(true);
  }

  private static Parameter key() {
    Parameter key =
        parameter(
            "header",
            Conditions.IDEMPOTENCY_KEY,
            "Any text. With the same key the same command is done once, and answered alike.");
    key.getSchema().minLength(1).maxLength(Conditions.LONGEST_KEY);
    return key;
  }

  private static Parameter revision() {
    return parameter(
        "header",
        HttpHeaders.IF_MATCH,
        "Revision of the lead that the person saw, in double quotes, such as \"3\"; absent: any.");
  }

  private static Parameter parameter(String in, String name, String description) {
    return new Parameter().in(in).name(name).description(description).schema(of("string"));
  }

  private static Schema<?> body(Verb verb) {
    Schema<?> body = JsonSchemas.mapping(verb.message());
    body.addProperty(
        Verb.ACTOR, of("string").description("Who does it: the rep's name or address."));
    body.addProperty(
        Verb.OCCURRED_AT,
        of("string")
            .format("date-time")
            .description("When the person did it; absent: now. At most 5 minutes ahead."));
    return body.addRequiredItem(Verb.ACTOR);
  }

  private static ApiResponses responses(Examples.Example example) {
    return new ApiResponses()
        .addApiResponse(
            "200",
            new ApiResponse()
                .description("It was done, and this is how the lead stands now.")
                .addHeaderObject(
                    HttpHeaders.ETAG,
                    new Header().description("The lead's revision.").schema(of("string")))
                .content(new Content().addMediaType(JSON, media(ref(DONE), example.answer()))))
        .addApiResponse(
            "202",
            new ApiResponse()
                .description("Its outcome is not known yet: ask again with the same key.")
                .content(content(JSON, ref(ON_ITS_WAY))))
        .addApiResponse("400", refusal("The body is no JSON, or a header is not as it has to be."))
        .addApiResponse("401", refusal("There is no good token."))
        .addApiResponse("403", refusal("The token is of another role, or of another rep."))
        .addApiResponse("404", refusal("Nothing is known of the lead."))
        .addApiResponse("409", refusal("It cannot be done, and why."))
        .addApiResponse("412", refusal("The lead has changed since that revision."))
        .addApiResponse("413", refusal("The body is too long."))
        .addApiResponse(
            "422",
            refusal(
                "The body has problems, each with its path; or something is missing, piece by piece; or the key belongs to another command."))
        .addApiResponse("429", refusal("Too many commands at once, or too many of this caller."))
        .addApiResponse("503", refusal("Kafka is away, and nothing was done: ask again."));
  }

  private static ApiResponse refusal(String description) {
    return new ApiResponse()
        .description(description)
        .content(content("application/problem+json", ref(PROBLEM)));
  }

  private static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }

  private static MediaType media(Schema<?> schema, Object example) {
    return new MediaType().schema(schema).example(example);
  }

  private static Schema<?> ref(String name) {
    return new Schema<>().$ref("#/components/schemas/" + name);
  }

  private static Schema<?> done() {
    return onItsWay()
        .addProperty("stage", of("string").description("Where the lead stands, such as sal."))
        .addProperty(
            "cycleId", of("string", "null").description("Handoff cycle that it is in, if any."))
        .addProperty("revision", of("integer").description("Number of changes so far."))
        .addProperty("rep", of("string", "null").description("Who has it now, if anybody."));
  }

  private static Schema<?> onItsWay() {
    return closed()
        .addProperty("leadId", of("string"))
        .addProperty("commandId", of("string").description("Follows from the lead and the key."))
        .addProperty("sentence", of("string").description("For the person."));
  }

  private static Schema<?> problem() {
    return of("object")
        .description("RFC 9457.")
        .addProperty("title", of("string"))
        .addProperty("status", of("integer"))
        .addProperty("detail", of("string").description("What was expected, and what was found."))
        .addProperty("instance", of("string"))
        .addProperty(
            "problems",
            listOf(
                closed().addProperty("path", of("string")).addProperty("expected", of("string")),
                "Everything that is wrong with the body."))
        .addProperty("missing", listOf(of("string"), "Each piece that is missing."))
        .addProperty("commandId", of("string"))
        .addProperty("stage", of("string"))
        .addProperty("revision", of("integer"));
  }

  private static Schema<?> listOf(Schema<?> member, String description) {
    return of("array").items(member).description(description);
  }
}
