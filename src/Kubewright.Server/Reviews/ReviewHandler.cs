using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Requests that ask and store nothing: who am I, what may I do, a token for a ServiceAccount.</summary>
internal sealed class ReviewHandler(Cluster cluster, Authenticator authenticator)
{
    private const long ShortestToken = 600;
    private const long UsualToken = 3600;

    private const string Issuer = "https://kubernetes.default.svc.cluster.local";

    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    /// <summary>Signs tokens. They are well-formed, and open no door of this server.</summary>
    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    /// <summary>Answers a review with its status.</summary>
    public async Task ReviewAsync(ApiRequest request)
    {
        var (review, error) = await ReadAsync(request, request.Kind.Kind).ConfigureAwait(false);
        if (review is null)
        {
            await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
            return;
        }

        var credential = authenticator.Identify(request.Http)!;
        review["metadata"] ??= new JsonObject();
        review["status"] = request.Kind.Kind switch
        {
            "SelfSubjectAccessReview" => Access(credential, review["spec"] as JsonObject ?? []),
            "SelfSubjectRulesReview" => Rules(credential),
            _ => new JsonObject { ["userInfo"] = User(credential) },
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
        var now = cluster.Store.Now;
        var audiences = spec["audiences"] is JsonArray { Count: > 0 } list ? list.DeepClone() : new JsonArray(Issuer);
        var token = Sign(new JsonObject
        {
            ["aud"] = audiences.DeepClone(),
            ["exp"] = now.ToUnixTimeSeconds() + seconds,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["iss"] = Issuer,
            ["kubernetes.io"] = new JsonObject
            {
                ["namespace"] = request.Key.Namespace,
                ["serviceaccount"] = new JsonObject { ["name"] = request.Key.Name, ["uid"] = account.Metadata.Uid },
            },
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["sub"] = $"system:serviceaccount:{request.Key.Namespace}:{request.Key.Name}",
        });
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
                ["expirationTimestamp"] = Timestamps.Text(now.AddSeconds(seconds)),
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

    private static JsonObject Access(Credential credential, JsonObject spec)
    {
        var resource = spec["resourceAttributes"] as JsonObject;
        var verb = (resource ?? spec["nonResourceAttributes"] as JsonObject)?["verb"]?.ToString();
        var reads = verb is "get" or "list" or "watch" && resource?["subresource"]?.ToString() is not ("exec" or "attach" or "portforward" or "proxy");
        var allowed = !credential.IsReadOnly || reads;
        var status = new JsonObject { ["allowed"] = allowed };
        if (!allowed)
        {
            status["reason"] = $"User \"{credential.User}\" may only read";
        }

        return status;
    }

    private static JsonObject Rules(Credential credential)
    {
        string[] verbs = credential.IsReadOnly ? ["get", "list", "watch"] : ["*"];
        return new JsonObject
        {
            ["resourceRules"] = new JsonArray(new JsonObject { ["verbs"] = Texts(verbs), ["apiGroups"] = Texts("*"), ["resources"] = Texts("*") }),
            ["nonResourceRules"] = new JsonArray(new JsonObject { ["verbs"] = Texts(verbs), ["nonResourceURLs"] = Texts("*") }),
            ["incomplete"] = false,
        };
    }

    private static JsonObject User(Credential credential) => new()
    {
        ["username"] = credential.User,
        ["groups"] = credential.IsReadOnly ? Texts("system:authenticated") : Texts("system:masters", "system:authenticated"),
    };

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

    /// <summary>A JSON web token.</summary>
    private string Sign(JsonObject claims)
    {
        var text = $"{Encode("""{"alg":"HS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{text}.{Encode(HMACSHA256.HashData(_key, Encoding.ASCII.GetBytes(text)))}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);
}
