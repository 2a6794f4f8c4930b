using System.Collections.Immutable;

namespace Kubewright.Rules.Cases;

/// <summary>Cases of KW4017.</summary>
internal static class RestartPolicyNotAlwaysCases
{
    private const string Id = "KW4017";

    public static ImmutableArray<RuleCase> All { get; } =
    [
        new(Id, "on-failure")
        {
            Yaml = CaseText.Yaml(pod: "restartPolicy: [|OnFailure|]"),
            CSharp = CaseText.CSharp(set: "RestartPolicy = [|RestartPolicy.OnFailure|],"),
            Findings = [Found("OnFailure")],
        },
        new(Id, "never")
        {
            Yaml = CaseText.Yaml(pod: "restartPolicy: [|Never|]"),
            CSharp = CaseText.CSharp(set: "RestartPolicy = [|RestartPolicy.Never|],"),
            Findings = [Found("Never")],
        },
        new(Id, "always")
        {
            Yaml = CaseText.Yaml(pod: "restartPolicy: Always"),
            CSharp = CaseText.CSharp(set: "RestartPolicy = RestartPolicy.Always,"),
        },
        new(Id, "not-written")
        {
            Yaml = CaseText.Yaml(),
            CSharp = CaseText.CSharp(),
        },
        new(Id, "unknown")
        {
            Tree = CaseText.Yaml(pod: "restartPolicy: $unknown"),
            CSharp = """
                public static class Factory
                {
                    public static StatefulSet Make(RestartPolicy policy) => new("web")
                    {
                        Selector = ("app", "nginx"),
                        RestartPolicy = policy,
                        Containers = [new("nginx", "nginx:1.27")],
                    };
                }
                """,
        },
    ];

    private static ExpectedFinding Found(string policy) => new(
        Id,
        "StatefulSet/web",
        "spec.template.spec.restartPolicy",
        $"StatefulSet 'web' has restartPolicy {policy}, but the pods of a StatefulSet are restarted always: the API server rejects the set. Remove restartPolicy, or use a Job for work that ends.");
}
