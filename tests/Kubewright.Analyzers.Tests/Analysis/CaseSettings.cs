using System.Collections.Immutable;
using Kubewright.Rules;
using Kubewright.Rules.Cases;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Kubewright.Analyzers.Tests;

/// <summary>The settings of a case as a project has them: build properties, and the baseline as an additional file.</summary>
internal static class CaseSettings
{
    /// <param name="item">The case.</param>
    /// <param name="manifests">Further additional files.</param>
    public static AnalyzerOptions Of(RuleCase item, params AdditionalText[] manifests)
    {
        var global = item.Settings.ToImmutableDictionary(static pair => "build_property." + pair.Setting.Property, static pair => pair.Text)
            .SetItem("build_property." + RuleSetting.Rules.Property, "all");
        ImmutableArray<AdditionalText> files = item.Baseline is null ? [] : [new BaselineFile(item.Baseline)];
        return new AnalyzerOptions(files.AddRange(manifests), new Provider(new Values(global)));
    }

    private sealed class BaselineFile(string text) : AdditionalText
    {
        public override string Path => "baseline.yaml";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class Provider(Values global) : AnalyzerConfigOptionsProvider
    {
        private static readonly Values Baseline = new(ImmutableDictionary<string, string>.Empty.Add("build_metadata.AdditionalFiles.KubewrightBaseline", "true"));

        public override AnalyzerConfigOptions GlobalOptions => global;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values(ImmutableDictionary<string, string>.Empty);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is BaselineFile ? Baseline : new Values(ImmutableDictionary<string, string>.Empty);
    }

    private sealed class Values(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, out string value) => values.TryGetValue(key, out value!);
    }
}
