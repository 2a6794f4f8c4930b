using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;

namespace Kubewright.Server;

using Kubewright.Runtime;

/// <summary>Create and update.</summary>
internal sealed class WriteHandler(Cluster cluster, ApiResponse response, FieldTracking tracking)
{
    /// <summary>Adds the object in the body.</summary>
    public async Task CreateAsync(ApiRequest request)
    {
        var sent = await ReadAsync(request).ConfigureAwait(false);
        if (sent.Object is not { } obj)
        {
            await ApiResponse.ErrorAsync(request.Http, sent.Error!, request.Path).ConfigureAwait(false);
            return;
        }

        var result = tracking.Write(null, obj, request, Create);
        await AnswerAsync(request, result, null, sent.Warnings, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    /// <summary>Replaces the object that the path names, or its status.</summary>
    public async Task UpdateAsync(ApiRequest request)
    {
        var sent = await ReadAsync(request).ConfigureAwait(false);
        var error = sent.Error;
        if (sent.Object is { } obj)
        {
            if (obj.Metadata.Name != request.Path.Name)
            {
                error = new ApiError(StatusReason.BadRequest, $"the name of the object ({obj.Metadata.Name}) does not match the name on the URL ({request.Path.Name})");
            }
            else
            {
                var old = cluster.Snapshot.Find(request.Key);
                await AnswerAsync(request, Track(request, old, obj), old, sent.Warnings).ConfigureAwait(false);
                return;
            }
        }

        await ApiResponse.ErrorAsync(request.Http, error!, request.Path).ConfigureAwait(false);
    }

    /// <summary>Adds an object, in a namespace that is there.</summary>
    public ApiResult<IKubernetesObject> Create(IKubernetesObject obj, bool isDryRun)
    {
        var key = ObjectKey.Of(obj);
        return key.Namespace.Length > 0 && cluster.Snapshot.Find<Namespace>(key.Namespace) is null
            ? ApiError.NotFound(ObjectKey.Of("Namespace", null, key.Namespace))
            : cluster.Store.Create(obj, isDryRun);
    }

    /// <summary>Writes an object through the subresource that the request names, as it is.</summary>
    public ApiResult<IKubernetesObject> Store(ApiRequest request, IKubernetesObject obj, bool isDryRun) => (request.Path.Subresource, obj) switch
    {
        ("status", _) => cluster.Store.UpdateStatus(obj, isDryRun),
        ("ephemeralcontainers", Pod pod) => cluster.Store.UpdateEphemeralContainers(pod, isDryRun).As<IKubernetesObject>(),
        _ => cluster.Store.Update(obj, isDryRun),
    };

    /// <summary>Writes an object through the subresource that the request names, and notes who wrote it.</summary>
    public ApiResult<IKubernetesObject> Track(ApiRequest request, IKubernetesObject? old, IKubernetesObject obj) =>
        tracking.Write(old, obj, request, (value, isDryRun) => Store(request, value, isDryRun));

    /// <summary>Answers with the outcome of a write.</summary>
    /// <param name="request">The request.</param>
    /// <param name="result">The outcome.</param>
    /// <param name="old">The object as it was; null for a new one.</param>
    /// <param name="warnings">Remarks about what was sent.</param>
    /// <param name="code">The status code of a success.</param>
    public Task AnswerAsync(ApiRequest request, ApiResult<IKubernetesObject> result, IKubernetesObject? old, ImmutableArray<string> warnings, int code = StatusCodes.Status200OK) =>
        result.IsSuccess
            ? response.ObjectAsync(request, result.Value, [.. warnings, .. result.Warnings, .. RuleWarnings.Of(result.Value, old)], code)
            : ApiResponse.ErrorAsync(request.Http, result.Error, request.Path);

    private static async Task<SentObject> ReadAsync(ApiRequest request)
    {
        if (MediaTypes.Refuse(request.Http.Request.ContentType) is { } unreadable)
        {
            return new SentObject(null, [], unreadable);
        }

        if (await request.ReadBodyAsync().ConfigureAwait(false) is not { } body)
        {
            return new SentObject(null, [], ApiRequest.TooLarge);
        }

        var sent = SentObject.Read(body, MediaTypes.IsYaml(request.Http.Request.ContentType), request.Resource, request.Validation);
        return sent.Object is { } obj && request.Kind.IsNamespaced ? Place(sent, obj, request.Path.Namespace) : sent;
    }

    /// <summary>An object that names no namespace goes to that of the path.</summary>
    private static SentObject Place(SentObject sent, IKubernetesObject obj, string? ns) =>
        string.IsNullOrEmpty(obj.Metadata.Namespace) ? sent with { Object = obj.WithMetadata(obj.Metadata with { Namespace = ns }) }
        : ns is null || obj.Metadata.Namespace == ns ? sent
        : new SentObject(null, [], new ApiError(
            StatusReason.BadRequest,
            $"the namespace of the provided object does not match the namespace sent on the request: {obj.Metadata.Namespace} is not {ns}"));
}
