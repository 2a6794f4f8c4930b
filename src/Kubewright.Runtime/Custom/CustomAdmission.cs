using System.Text.Json.Nodes;

namespace Kubewright.Runtime;

/// <summary>What the API server does to a write of a custom object: drops what its schema does not know, fills in defaults, checks.</summary>
internal static class CustomAdmission
{
    /// <summary>Why an object cannot be created; null when it can.</summary>
    public static ApiError? Refuse(IKubernetesObject obj, ClusterSnapshot snapshot) =>
        obj is CustomObject custom && snapshot.Find(new ObjectKey(CustomDefinition.KeyKind, "", custom.Info.Names.Resource)) is { Metadata.DeletionTimestamp: not null }
            ? ApiError.Forbidden(ObjectKey.Of(obj), "create not allowed while custom resource definition is terminating")
            : null;

    /// <summary>The object to store.</summary>
    /// <param name="errors">Receives what is wrong.</param>
    /// <param name="obj">The object, or a definition.</param>
    /// <param name="old">The stored one; null for a new one.</param>
    /// <param name="snapshot">The cluster before the write.</param>
    public static CustomObject Admit(FieldErrors errors, CustomObject obj, CustomObject? old, ClusterSnapshot snapshot)
    {
        var json = obj.ToJson();
        if (obj.Info.Names.Resource == CustomDefinition.Names.Resource)
        {
            CustomDefinitionRules.Apply(errors, obj, json, old, snapshot);
        }
        else if (CustomDefinition.For(obj, snapshot) is { } definition)
        {
            var schema = definition.Storage.Schema;
            CustomSchema.Prune(json, schema, isRoot: true);
            CustomSchema.FillIn(json, schema);
            CustomSchema.Check(errors, json, schema);
            if (errors.IsEmpty)
            {
                CustomRules.Check(errors, obj, json, old, schema);
            }
        }

        return obj.WithContent(RawValue.Parse(json.ToJsonString()));
    }
}
