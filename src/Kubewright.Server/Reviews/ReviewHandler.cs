using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Requests that ask and store nothing: who am I, what may I do, a token for a ServiceAccount.</summary>
internal sealed class ReviewHandler(Cluster cluster, Authenticator authenticator, ServiceAccountTokens tokens, RoleAuthorizer roles)
{
    private const long ShortestToken = 600;
    private const long UsualToken = 3600;

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Answers a review with its status.</summary>
    public async Task ReviewAsync(ApiRequest request)
    {
        var (review, error) = await ReadAsync(request, request.Kind.Kind).ConfigureAwait(false);
        if (review is null)
        {
            await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        var requester = request.Http.Features.Get<Requester>()!;
        var spec = review["spec"] as JsonObject ?? [];
        review["metadata"] ??= new JsonObject();
        review["status"] = request.Kind.Kind switch
        {
            "SelfSubjectAccessReview" => Access(requester, spec),
            "SelfSubjectRulesReview" => Rules(requester, spec["namespace"]?.ToString() ?? ""),
            "SubjectAccessReview" or "LocalSubjectAccessReview" => Access(SubjectOf(spec), spec),
            "TokenReview" => Token(spec["token"]?.ToString() ?? ""),
            _ => new JsonObject { ["userInfo"] = User(requester) },
        };
        await AnswerAsync(request, review).ConfigureAwait(false);
    }

    /// <summary>Makes a token for the ServiceAccount that the path names.</summary>
    public async Task TokenAsync(ApiRequest request)
    {
        var (sent, error) = await ReadAsync(request, "TokenRequest").ConfigureAwait(false);
        var spec = sent?["spec"] as JsonObject ?? [];
        var seconds = spec["expirationSeconds"] is JsonValue given && given.TryGetValue<long>(out var asked) ? asked : UsualToken;
        error ??= cluster.Snapshot.Find(request.Key) is not ServiceAccount ? ApiError.NotFound(request.Key)
            : seconds < ShortestToken ? TooShort(seconds)
            : null;
        if (error is not null)
        {
            await ApiResponse.ErrorAsync(request.Http, error, request.Path).ConfigureAwait(false);
            return;
        }

        var account = cluster.Snapshot.Find(request.Key)!;
        var audiences = spec["audiences"] is JsonArray { Count: > 0 } list ? (JsonArray)list.DeepClone() : new JsonArray(ServiceAccountTokens.Issuer);
        var token = tokens.Create(account, audiences, seconds);
        spec["audiences"] = audiences;
        spec["expirationSeconds"] = seconds;
        await AnswerAsync(request, new JsonObject
        {
            ["kind"] = "TokenRequest",
            ["apiVersion"] = "authentication.k8s.io/v1",
            ["metadata"] = new JsonObject { ["name"] = request.Key.Name, ["namespace"] = request.Key.Namespace },
            ["spec"] = spec.DeepClone(),
            ["status"] = new JsonObject
            {
                ["token"] = token,
                ["expirationTimestamp"] = Timestamps.Text(cluster.Store.Now.AddSeconds(seconds)),
            },
        }).ConfigureAwait(false);
    }

    private static ApiError TooShort(long seconds)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"Invalid value: {seconds}: may not specify a duration less than 10 minutes");
        return new ApiError(
            StatusReason.Invalid,
            $"TokenRequest.authentication.k8s.io \"\" is invalid: spec.expirationSeconds: {text}",
            [new ApiErrorCause("FieldValueInvalid", "spec.expirationSeconds", text)]);
    }

    /// <summary>The user that a review asks about.</summary>
    private static Requester SubjectOf(JsonObject spec) => Requester.Of(
        spec["user"]?.ToString() ?? "",
        (spec["groups"] as JsonArray ?? []).Select(static group => group?.ToString() ?? ""));

    private JsonObject Access(Requester requester, JsonObject spec)
    {
        var allowed = roles.Allows(requester, AccessAttributes.Of(spec));
        var status = new JsonObject { ["allowed"] = allowed };
        if (!allowed && requester.IsReader)
        {
            status["reason"] = $"User \"{requester.User}\" may only read";
        }

        return status;
    }

    private JsonObject Rules(Requester requester, string ns)
    {
        var resources = new JsonArray();
        var paths = new JsonArray();
        if (requester.IsMaster || requester.IsReader)
        {
            string[] verbs = requester.IsReader ? ["get", "list", "watch"] : ["*"];
            resources.Add(new JsonObject { ["verbs"] = Texts(verbs), ["apiGroups"] = Texts("*"), ["resources"] = Texts("*") });
            paths.Add(new JsonObject { ["verbs"] = Texts(verbs), ["nonResourceURLs"] = Texts("*") });
        }
        else
        {
            foreach (var rule in roles.RulesOf(requester, ns))
            {
                var json = new JsonObject { ["verbs"] = Texts([.. rule.Verbs]) };
                if (rule.NonResourceURLs is { Count: > 0 } urls)
                {
                    json["nonResourceURLs"] = Texts([.. urls]);
                    paths.Add(json);
                    continue;
                }

                json["apiGroups"] = Texts([.. rule.ApiGroups ?? []]);
                json["resources"] = Texts([.. rule.Resources ?? []]);
                if (rule.ResourceNames is { Count: > 0 } names)
                {
                    json["resourceNames"] = Texts([.. names]);
                }

                resources.Add(json);
            }
        }

        return new JsonObject { ["resourceRules"] = resources, ["nonResourceRules"] = paths, ["incomplete"] = false };
    }

    /// <summary>Whose token it is.</summary>
    private JsonObject Token(string token) => authenticator.FindRequester(token) is { } holder
        ? new JsonObject { ["authenticated"] = true, ["user"] = User(holder), ["audiences"] = Texts(ServiceAccountTokens.Issuer) }
        : new JsonObject { ["user"] = new JsonObject(), ["error"] = "invalid bearer token" };

    private static JsonObject User(Requester requester)
    {
        var user = new JsonObject { ["username"] = requester.User };
        if (requester.Uid is { } uid)
        {
            user["uid"] = uid;
        }

        user["groups"] = Texts([.. requester.Groups]);
        return user;
    }

    private static JsonArray Texts(params string[] texts) => new([.. texts.Select(static text => JsonValue.Create(text))]);

    private static async Task<(JsonObject? Body, ApiError? Error)> ReadAsync(ApiRequest request, string kind)
    {
        if (MediaTypes.Refuse(request.Http.Request.ContentType) is { } unreadable)
        {
            return (null, unreadable);
        }

        if (await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return (null, ApiRequest.TooLarge);
        }

        try
        {
            return JsonNode.Parse(body.Span, documentOptions: Bounded) is JsonObject json && json["kind"]?.ToString() == kind
                ? (json, null)
                : (null, new ApiError(StatusReason.BadRequest, $"the body must be a {kind}"));
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return (null, new ApiError(StatusReason.BadRequest, $"error decoding the body: {exception.Message}"));
        }
    }

    private static Task AnswerAsync(ApiRequest request, JsonObject body) =>
        ApiResponse.BytesAsync(request.Http, StatusCodes.Status201Created, Encoding.UTF8.GetBytes(body.ToJsonString()));
}
