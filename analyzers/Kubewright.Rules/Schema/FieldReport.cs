using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>How the rules that hold an object against its schema report: the object, the path in it, what is wrong there and the cure.</summary>
internal static class FieldReport
{
    /// <summary>Reports what is wrong at a path of the object under check.</summary>
    /// <param name="context">Where to report.</param>
    /// <param name="origin">Where it is written.</param>
    /// <param name="path">The path.</param>
    /// <param name="problem">The fact and the cure.</param>
    /// <param name="fix">How to mend it mechanically, if that is possible.</param>
    public static void ReportField(this RuleContext context, Origin origin, string path, string problem, FixHint? fix = null) =>
        context.Report(new NodeAt(new UnknownNode(origin), path), $"{context.Object}: {path}: {problem}", fix);
}
