namespace Qlower.Loaders.JsonSchema.Dialects;

/// <summary>The location of the schemas in the value of a keyword.</summary>
internal enum SubschemaShape
{
    /// <summary>No schemas.</summary>
    None,

    /// <summary>The value is a schema.</summary>
    Schema,

    /// <summary>The items of an array.</summary>
    List,

    /// <summary>A schema, or the items of an array.</summary>
    SchemaOrList,

    /// <summary>The members of an object.</summary>
    Map,

    /// <summary>The members of an object, except those that are arrays of names.</summary>
    MapOfSchemasOrNames,
}
