using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Analyzers;

/// <summary>Finds the values in an object that differ from run to run.</summary>
internal static class RunDependentValues
{
    /// <summary>The values at that place and below, each with what makes it differ.</summary>
    public static IEnumerable<(NodeAt At, string Cause)> Under(NodeAt at) => at.Node switch
    {
        UnknownNode { Cause: { } cause } => [(at, cause)],
        ObjectNode map => map.Members.SelectMany(member => Under(at[member.Name])),
        ArrayNode list => list.Items.SelectMany((item, i) => Under(at[i])),
        _ => [],
    };
}
