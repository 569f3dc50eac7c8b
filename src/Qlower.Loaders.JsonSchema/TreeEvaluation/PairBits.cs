using System.Runtime.InteropServices;

namespace Qlower.Loaders.JsonSchema.TreeEvaluation;

/// <summary>True, false or nothing for each of many pairs; two words for 64 values, so that it is small compared with the tree.</summary>
internal sealed class PairBits
{
    private const int MostWords = 1 << 12;

    private Dictionary<TreePair, (ulong Known, ulong Yes)> _words = [];

    public bool? this[TreePair pair]
    {
        get
        {
            var (known, yes) = _words.GetValueOrDefault(WordOf(pair));
            return (known & BitOf(pair)) == 0 ? null : (yes & BitOf(pair)) != 0;
        }
    }

    public void Set(TreePair pair, bool value)
    {
        ref var word = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, WordOf(pair), out _);
        word.Known |= BitOf(pair);
        word.Yes |= value ? BitOf(pair) : 0;
    }

    public void Clear()
    {
        if (_words.Count > MostWords)
        {
            // One large value must not retain that much memory until the end of the pass.
            _words = [];
        }
        else
        {
            _words.Clear();
        }
    }

    private static TreePair WordOf(TreePair pair) => pair with { Value = pair.Value >> 6 };

    private static ulong BitOf(TreePair pair) => 1UL << (pair.Value & 63);
}
