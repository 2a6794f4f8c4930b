namespace Kubewright.Runtime;

/// <summary>Applies the LimitRanges of a namespace to new pods and claims: gives containers what they leave open, and refuses what is out of bounds.</summary>
internal static class LimitRanger
{
    private const string Annotation = "kubernetes.io/limit-ranger";
    private const string Storage = "storage";

    /// <summary>The pod with the requests and limits that its containers leave open.</summary>
    public static Pod FillIn(Pod pod, ClusterSnapshot snapshot)
    {
        if (pod.Spec is not { } spec || snapshot.All<LimitRange>().Count == 0)
        {
            return pod;
        }

        foreach (var item in Of(pod, snapshot).Where(static item => item.Type == LimitType.Container))
        {
            List<string> given = [];
            spec = spec with
            {
                Containers = [.. spec.Containers.Select(container => FillIn(container, item, "container", given))],
                InitContainers = spec.InitContainers is { } inits ? [.. inits.Select(container => FillIn(container, item, "init container", given))] : null,
            };
            if (given.Count > 0)
            {
                var note = "LimitRanger plugin set: " + string.Join("; ", given);
                pod = pod with { Metadata = pod.Metadata with { Annotations = (pod.Metadata.Annotations ?? []).With(Annotation, note) } };
            }
        }

        return ReferenceEquals(spec, pod.Spec) ? pod : pod with { Spec = spec };
    }

    /// <summary>Why a new object, or a change of a claim, is out of bounds; null when it is not.</summary>
    public static ApiError? Refusal(IKubernetesObject obj, ClusterSnapshot snapshot)
    {
        if (obj is not (Pod or PersistentVolumeClaim) || snapshot.All<LimitRange>().Count == 0)
        {
            return null;
        }

        List<string> problems =
        [
            .. obj switch
            {
                Pod { Spec: { } spec } pod => Of(pod, snapshot).SelectMany(item =>
                    item.Type == LimitType.Container ? spec.Containers.Concat(spec.InitContainers ?? []).SelectMany(container => Problems(item, container.Resources?.Requests ?? [], container.Resources?.Limits ?? []))
                    : item.Type == LimitType.Pod ? Problems(item, [.. PodResources.Of(pod).Select(static pair => (pair.Key, pair.Value))], [.. PodResources.LimitsOf(pod).Select(static pair => (pair.Key, pair.Value))])
                    : []),
                PersistentVolumeClaim claim => Of(claim, snapshot)
                    .Where(static item => item.Type == LimitType.PersistentVolumeClaim)
                    .SelectMany(item => StorageProblems(item, claim.Spec?.Resources?.Requests ?? [])),
                _ => [],
            },
        ];
        return problems.Count == 0 ? null : ApiError.Forbidden(ObjectKey.Of(obj), problems.Count == 1 ? problems[0] : $"[{string.Join(", ", problems)}]");
    }

    /// <summary>Everything that the LimitRanges of the object's namespace say.</summary>
    private static IEnumerable<LimitRangeItem> Of(IKubernetesObject obj, ClusterSnapshot snapshot)
    {
        var space = ObjectKey.Of(obj).Namespace;
        return snapshot.All<LimitRange>().Where(range => ObjectKey.Of(range).Namespace == space).SelectMany(static range => range.Spec?.Limits ?? []);
    }

    private static Container FillIn(Container container, LimitRangeItem item, string what, List<string> given)
    {
        var resources = container.Resources ?? new ResourceRequirements();
        var requests = Fill(resources.Requests, item.DefaultRequest, "request");
        var limits = Fill(resources.Limits, item.Default, "limit");
        return requests == resources.Requests && limits == resources.Limits
            ? container
            : container with { Resources = resources with { Requests = requests, Limits = limits } };

        Map<Quantity>? Fill(Map<Quantity>? own, Map<Quantity>? source, string word)
        {
            var missing = (source ?? []).Where(entry => own?.ContainsKey(entry.Key) != true).ToList();
            if (missing.Count > 0)
            {
                given.Add($"{string.Join(", ", missing.Select(static entry => entry.Key).Order(StringComparer.Ordinal))} {word} for {what} {container.Name}");
            }

            return missing.Count == 0 ? own : [.. own ?? [], .. missing];
        }
    }

    private static IEnumerable<string> Problems(LimitRangeItem item, Map<Quantity> requests, Map<Quantity> limits)
    {
        foreach (var (resource, least) in item.Min ?? [])
        {
            if (!requests.TryGetValue(resource, out var request))
            {
                yield return $"{Bound("minimum", resource, least)}.  No request is specified";
            }
            else if (request < least)
            {
                yield return $"{Bound("minimum", resource, least)}, but request is {request}";
            }
            else if (limits.TryGetValue(resource, out var limit) && limit < least)
            {
                yield return $"{Bound("minimum", resource, least)}, but limit is {limit}";
            }
        }

        foreach (var (resource, most) in item.Max ?? [])
        {
            if (!limits.TryGetValue(resource, out var limit))
            {
                yield return $"{Bound("maximum", resource, most)}.  No limit is specified";
            }
            else if (limit > most)
            {
                yield return $"{Bound("maximum", resource, most)}, but limit is {limit}";
            }
            else if (requests.TryGetValue(resource, out var request) && request > most)
            {
                yield return $"{Bound("maximum", resource, most)}, but request is {request}";
            }
        }

        foreach (var (resource, ratio) in item.MaxLimitRequestRatio ?? [])
        {
            var rule = $"{resource} max limit to request ratio per {item.Type} is {ratio}";
            if (!requests.TryGetValue(resource, out var request) || request.IsZero)
            {
                yield return $"{rule}, but no request is specified or request is 0";
            }
            else if (!limits.TryGetValue(resource, out var limit) || limit.IsZero)
            {
                yield return $"{rule}, but no limit is specified or limit is 0";
            }
            else if (limit.ToDecimal() / request.ToDecimal() is var actual && actual > ratio.ToDecimal())
            {
                yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{rule}, but provided ratio is {actual:F6}");
            }
        }

        string Bound(string which, string resource, Quantity amount) => $"{which} {resource} usage per {item.Type} is {amount}";
    }

    /// <summary>A claim has a request alone.</summary>
    private static IEnumerable<string> StorageProblems(LimitRangeItem item, Map<Quantity> requests)
    {
        var request = requests.TryGetValue(Storage, out var amount) ? amount : default;
        if (item.Min is { } min && min.TryGetValue(Storage, out var least) && request < least)
        {
            yield return $"minimum {Storage} usage per {item.Type} is {least}, but request is {request}";
        }

        if (item.Max is { } max && max.TryGetValue(Storage, out var most) && request > most)
        {
            yield return $"maximum {Storage} usage per {item.Type} is {most}, but request is {request}";
        }
    }
}
