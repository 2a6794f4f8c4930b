namespace Kubewright.Runtime.Tests;

/// <summary>An API server that refuses chosen writes, and counts those that reach it.</summary>
internal sealed class WriteFaults
{
    private readonly Dictionary<(WriteVerb, string), int> _seen = [];
    private readonly List<Plan> _plans = [];

    public WriteFaults(Store store) => store.Intercept(Refuse);

    /// <summary>The error of a write that fails without saying more.</summary>
    public static ApiError Broken { get; } = ApiError.Internal("broken");

    /// <summary>How many writes of that kind came in, refused ones included.</summary>
    public int Count(WriteVerb verb, string kind) => _seen.GetValueOrDefault((verb, kind));

    /// <summary>Refuses <paramref name="times"/> writes after letting <paramref name="after"/> more pass.</summary>
    public void Fail(WriteVerb verb, string kind, int after = 0, int times = 1, ApiError? with = null) =>
        _plans.Add(new Plan(verb, kind, Count(verb, kind) + after, times, with ?? Broken));

    private ApiError? Refuse(WriteRequest request)
    {
        var key = (request.Verb, request.Key.Kind);
        var number = _seen[key] = _seen.GetValueOrDefault(key) + 1;
        return _plans
            .FirstOrDefault(plan => (plan.Verb, plan.Kind) == key && number > plan.After && number - plan.After <= plan.Times)
            ?.Error;
    }

    private sealed record Plan(WriteVerb Verb, string Kind, int After, int Times, ApiError Error);
}
