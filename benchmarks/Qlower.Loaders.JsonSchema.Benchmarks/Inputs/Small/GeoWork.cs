using System.Text.Json.Nodes;

namespace Qlower.Loaders.JsonSchema.Benchmarks.Inputs.Small;

/// <summary>Shapes on a map: arrays of arrays of numbers, one of several kinds each.</summary>
internal sealed class GeoWork : SmallWork
{
    public override string Name => "shapes, nested arrays";

    public override JsonObject Schema() => Parse("""
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "type": "object", "required": ["type", "features"],
          "properties": {
            "type": {"const": "FeatureCollection"}, "bbox": {"$ref": "#/$defs/box"},
            "features": {"type": "array", "items": {"$ref": "#/$defs/feature"}}
          },
          "$defs": {
            "box": {"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}},
            "feature": {
              "type": "object", "required": ["type", "geometry", "properties"],
              "properties": {
                "type": {"const": "Feature"}, "id": {"type": ["string", "number"]}, "bbox": {"$ref": "#/$defs/box"},
                "properties": {"type": ["object", "null"]},
                "geometry": {
                  "oneOf": [
                    {"type": "null"}, {"$ref": "#/$defs/point"}, {"$ref": "#/$defs/multiPoint"}, {"$ref": "#/$defs/lineString"},
                    {"$ref": "#/$defs/multiLineString"}, {"$ref": "#/$defs/polygon"}, {"$ref": "#/$defs/multiPolygon"}
                  ]
                }
              }
            },
            "point": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "Point"}, "coordinates": {"$ref": "#/$defs/position"}}},
            "multiPoint": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "MultiPoint"}, "coordinates": {"$ref": "#/$defs/positions"}}},
            "lineString": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "LineString"}, "coordinates": {"$ref": "#/$defs/line"}}},
            "multiLineString": {
              "type": "object", "required": ["type", "coordinates"],
              "properties": {"type": {"const": "MultiLineString"}, "coordinates": {"type": "array", "items": {"$ref": "#/$defs/line"}}}
            },
            "polygon": {"type": "object", "required": ["type", "coordinates"], "properties": {"type": {"const": "Polygon"}, "coordinates": {"$ref": "#/$defs/rings"}}},
            "multiPolygon": {
              "type": "object", "required": ["type", "coordinates"],
              "properties": {"type": {"const": "MultiPolygon"}, "coordinates": {"type": "array", "items": {"$ref": "#/$defs/rings"}}}
            },
            "position": {"type": "array", "minItems": 2, "maxItems": 3, "items": {"type": "number", "minimum": -180, "maximum": 9000}},
            "positions": {"type": "array", "items": {"$ref": "#/$defs/position"}},
            "line": {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/position"}},
            "rings": {"type": "array", "items": {"type": "array", "minItems": 4, "items": {"$ref": "#/$defs/position"}}}
          }
        }
        """);

    protected override JsonObject Instance(Random random) => new()
    {
        ["type"] = "FeatureCollection",
        ["bbox"] = new JsonArray(-5.5, 41.2, 9.8, 51.3),
        ["features"] = Many(random, 1, 4, i => new JsonObject
        {
            ["type"] = "Feature",
            ["id"] = $"commune-{i}",
            ["properties"] = new JsonObject { ["name"] = "Évian-les-Bains", ["population"] = random.Next(100, 90000) },
            ["geometry"] = Geometry(random),
        }),
    };

    protected override void Spoil(JsonObject instance, Random random) =>
        instance["features"]![0]!["geometry"]!["coordinates"] = random.Next(2) == 0 ? new JsonArray("4.5", "43.1") : new JsonArray(new JsonArray(new JsonArray(1)));

    private static JsonObject Geometry(Random random) => random.Next(4) switch
    {
        0 => Shape("Point", Position(random)),
        1 => Shape("LineString", Many(random, 2, 12, _ => Position(random))),
        2 => Shape("Polygon", Many(random, 1, 2, _ => Ring(random))),
        _ => Shape("MultiPolygon", Many(random, 1, 3, _ => Many(random, 1, 2, _ => Ring(random)))),
    };

    private static JsonObject Shape(string type, JsonArray coordinates) => new() { ["type"] = type, ["coordinates"] = coordinates };

    private static JsonArray Ring(Random random) => Many(random, 4, 14, _ => Position(random));

    private static JsonArray Position(Random random) => new(random.Next(-5_000_000, 9_000_000) / 1e6, random.Next(41_000_000, 51_000_000) / 1e6);
}
