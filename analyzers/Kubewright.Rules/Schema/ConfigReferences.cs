using System.Collections.Generic;
using System.Linq;
using Kubewright.Rules.Views;
using Kubewright.Schema;

namespace Kubewright.Rules.Schema;

/// <summary>The ConfigMaps and Secrets that a pod uses.</summary>
internal static class ConfigReferences
{
    private static readonly NodeAt Nothing = new(new AbsentNode(Origin.None), "");
    private static readonly Value<string> AllKeys = Scalar.Text(Nothing);

    /// <summary>Every place that names one, as far as it is known.</summary>
    public static IEnumerable<ConfigReference> Of(PodSpecView pod)
    {
        foreach (var container in PodContainers.Of(pod).Select(static container => container.View))
        {
            foreach (var variable in container.Env)
            {
                var (map, secret) = (variable.ValueFrom.ConfigMapKeyRef, variable.ValueFrom.SecretKeyRef);
                yield return Map(map.At["name"], map.Key, map.Optional);
                yield return Secret(secret.At["name"], secret.Key, secret.Optional);
            }

            foreach (var source in container.EnvFrom)
            {
                yield return Map(source.ConfigMapRef.At["name"], AllKeys, source.ConfigMapRef.Optional);
                yield return Secret(source.SecretRef.At["name"], AllKeys, source.SecretRef.Optional);
            }
        }

        foreach (var volume in pod.Volumes)
        {
            foreach (var reference in Files(volume.ConfigMap.At, "name", volume.ConfigMap.Items, volume.ConfigMap.Optional, ConfigMapView.ObjectKind))
            {
                yield return reference;
            }

            foreach (var reference in Files(volume.Secret.At, "secretName", volume.Secret.Items, volume.Secret.Optional, SecretView.ObjectKind))
            {
                yield return reference;
            }

            foreach (var source in volume.Projected.Sources)
            {
                foreach (var reference in Files(source.ConfigMap.At, "name", source.ConfigMap.Items, source.ConfigMap.Optional, ConfigMapView.ObjectKind)
                    .Concat(Files(source.Secret.At, "name", source.Secret.Items, source.Secret.Optional, SecretView.ObjectKind)))
                {
                    yield return reference;
                }
            }
        }

        foreach (var secret in pod.ImagePullSecrets)
        {
            yield return Secret(secret.At["name"], AllKeys, Scalar.Flag(Nothing));
        }
    }

    /// <summary>The object itself, and each of its entries that becomes a file under a name of its own.</summary>
    private static IEnumerable<ConfigReference> Files(NodeAt source, string name, ListView<KeyToPathView> items, Value<bool> optional, ManifestKind kind)
    {
        yield return new ConfigReference(kind, Scalar.Text(source[name]), AllKeys, optional);
        foreach (var item in items)
        {
            yield return new ConfigReference(kind, Scalar.Text(source[name]), item.Key, optional);
        }
    }

    private static ConfigReference Map(NodeAt name, Value<string> key, Value<bool> optional) => new(ConfigMapView.ObjectKind, Scalar.Text(name), key, optional);

    private static ConfigReference Secret(NodeAt name, Value<string> key, Value<bool> optional) => new(SecretView.ObjectKind, Scalar.Text(name), key, optional);
}
