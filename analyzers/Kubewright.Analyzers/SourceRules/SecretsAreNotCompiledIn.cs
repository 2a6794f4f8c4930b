using System.Collections.Immutable;
using System.Linq;
using Kubewright.Rules;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>No Secret holds a text that the program was compiled with.</summary>
internal sealed class SecretsAreNotCompiledIn() : Rule(SourceRules.SecretLiteral, SecretView.ObjectKind)
{
    /// <summary>Keys whose values are public by convention, although a Secret holds them.</summary>
    private static readonly ImmutableHashSet<string> PublicKeys = ["ca.crt", "tls.crt", "user", "username"];

    /// <inheritdoc/>
    public override void Check(RuleContext context)
    {
        foreach (var map in new[] { context.Object.At["data"], context.Object.At["stringData"] })
        {
            foreach (var key in map.Node is ObjectNode entries ? entries.Members.Select(static member => member.Name) : [])
            {
                if (!PublicKeys.Contains(key) && map[key] is { Node: ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 }, Origin: CSharpOrigin } value)
                {
                    context.Report(
                        value,
                        $"{context.Object} takes '{key}' from a text in the program: whoever may read the repository or the assembly knows the secret. "
                        + "Read it from the environment when the manifests are built, or refer to a Secret that is made elsewhere.");
                }
            }
        }
    }
}
