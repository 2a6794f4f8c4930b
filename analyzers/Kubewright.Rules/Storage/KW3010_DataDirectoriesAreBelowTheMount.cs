using Kubewright.Rules.Views;

namespace Kubewright.Rules.Storage;

/// <summary>A data directory that must be empty is not the root of a volume.</summary>
public sealed class DataDirectoriesAreBelowTheMount() : StatefulSetRule(new(
    "KW3010", "data-dir-is-mount-root", "A data directory that must be empty is not the root of a volume",
    RuleCategory.Storage, Severity.Warning, RulePreset.Default, RuleScope.Object))
{
    /// <inheritdoc/>
    protected override void Check(RuleContext context, StatefulSetSpecView set)
    {
        var volumes = PodVolumes.Of(set);
        foreach (var container in set.Template.Spec.Containers)
        {
            if (DataDirectory.Of(container, context.Options.Images) is not { Image.RefusesFilledDirectory: true } data)
            {
                continue;
            }

            foreach (var use in PodVolumes.UsesOf(new PodContainer(container, ContainerRole.Main)))
            {
                if (use.IsRoot == true && use.Path.TryGet(out var path) && MountPaths.AreEqual(path, data.Path)
                    && volumes.TemplateOf(use) is { } template && (template.Spec.VolumeMode.IsAbsent || template.Spec.VolumeMode.Is("Filesystem") == true))
                {
                    context.Report(
                        use.Path.At,
                        $"{context.Object} mounts the root of {ClaimText.Of(template)} as the data directory '{path}' of {data.Image.Product}: "
                        + "a new file system has the directory lost+found in it, and the database refuses to make its files in a directory that is not empty. "
                        + "Keep the data in a directory of the volume.",
                        Fix(context.Object, data, use, container.Env.At.Path));
                }
            }
        }
    }

    private static FixHint Fix(ManifestObject set, DataDirectory data, VolumeUse use, string env)
    {
        var below = data.Path.TrimEnd('/') + "/pgdata";
        return data switch
        {
            { Variable: { } variable } => new FixHint($"Keep the data in {below}", new SetValueEdit(set.Key, variable.Path, Build.Text(below))),
            { Image.DataDirectoryVariables: { IsEmpty: false } names } => new FixHint(
                $"Set {names[0]} to {below}",
                new AddItemEdit(set.Key, env, Build.Object(("name", Build.Text(names[0])), ("value", Build.Text(below))))),
            _ => new FixHint("Mount a directory of the volume", new SetValueEdit(set.Key, use.Mount!.SubPath.Path, Build.Text("data"))),
        };
    }
}
