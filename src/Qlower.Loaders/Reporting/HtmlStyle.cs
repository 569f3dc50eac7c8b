using System.Security.Cryptography;
using System.Text;

namespace Qlower.Loaders.Reporting;

/// <summary>The page's style sheet, and the policy that allows it and nothing else.</summary>
internal static class HtmlStyle
{
    /// <summary>The style sheet, exactly as written between the style tags.</summary>
    public static string Sheet { get; } = """
        :root{color-scheme:light dark;--paper:#f5f4f0;--card:#fffefb;--ink:#1d2530;--soft:#566070;--line:#dedbd2;--tint:#efede6;
        --good:#12715b;--good-tint:#e2f0ea;--known:#6f86a6;--warn:#8a5a00;--warn-tint:#f8eed6;--bad:#b0322a;--bad-tint:#f9e6e2;
        --info:#3c5f8f;--info-tint:#e6edf6;--mark:#ffe3a3;--mark-ink:#4a2d00}
        @media (prefers-color-scheme:dark){:root{--paper:#14181e;--card:#1c222a;--ink:#e8e6e0;--soft:#a3adba;--line:#323a45;--tint:#242b35;
        --good:#5cc7a5;--good-tint:#16352d;--known:#8ba3c6;--warn:#e3b35a;--warn-tint:#3a2d12;--bad:#f2897d;--bad-tint:#43201d;
        --info:#93b7ea;--info-tint:#1d2d44;--mark:#6a4b09;--mark-ink:#ffedc7}}
        *{box-sizing:border-box}
        html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif;
        font-variant-numeric:tabular-nums}
        .page{max-width:62rem;margin:0 auto;padding:2.25rem 1.25rem 3rem}
        h1,h2,h3,p,dl,dd,ol,ul,figure,pre{margin:0}
        h1{font-size:clamp(1.3rem,1rem + 1.6vw,1.85rem);line-height:1.25;font-weight:650;letter-spacing:-.01em;overflow-wrap:anywhere}
        h2{font-size:1.06rem;font-weight:650;margin-bottom:.9rem}
        h3{font-size:1rem;font-weight:650;line-height:1.35}
        section{margin-top:2.25rem}
        .kicker{display:flex;flex-wrap:wrap;gap:.2rem .7rem;color:var(--soft);font-size:.9rem;margin-bottom:.45rem}
        .kicker b{color:var(--ink);font-weight:650}
        .sub{color:var(--soft);margin-top:.35rem;font-size:.94rem;overflow-wrap:anywhere}
        .verdict{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1.1rem;background:var(--card);border:1px solid var(--line);border-radius:14px;
        padding:1.4rem 1.5rem;margin-top:1.6rem}
        .verdict>svg{width:2.9rem;height:2.9rem;grid-row:span 2}
        .verdict h2{font-size:clamp(1.35rem,1.1rem + 1.3vw,1.75rem);line-height:1.2;margin:0;letter-spacing:-.01em}
        .verdict .says{font-size:1.06rem;margin-top:.3rem}
        .verdict .next{grid-column:1/-1;margin-top:1rem;padding-top:1rem;border-top:1px solid var(--line)}
        .next b{display:block;font-size:.88rem;color:var(--soft);font-weight:600}
        .is-good h2,.is-good>svg{color:var(--good)}.is-warn h2,.is-warn>svg{color:var(--warn)}.is-bad h2,.is-bad>svg{color:var(--bad)}
        .cards{display:grid;grid-template-columns:repeat(4,1fr);gap:.8rem}
        .cards div{display:flex;flex-direction:column-reverse;background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.85rem 1rem}
        .cards dt{color:var(--soft);font-size:.92rem}
        .cards dd{font-size:clamp(1.35rem,1rem + 1.5vw,1.9rem);line-height:1.2;font-weight:620;letter-spacing:-.015em}
        .cards .bad dd{color:var(--bad)}.cards .good dd{color:var(--good)}
        .panel{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:.35rem 1.1rem .6rem;overflow-x:auto}
        table{width:100%;border-collapse:collapse;font-size:.95rem}
        th,td{padding:.55rem .5rem;text-align:right;white-space:nowrap}
        th:first-child,td:first-child{text-align:left;padding-left:0}
        th:last-child,td:last-child{padding-right:0}
        thead th{color:var(--soft);font-weight:600;font-size:.86rem;border-bottom:1px solid var(--line)}
        tbody tr+tr th,tbody tr+tr td{border-top:1px solid var(--tint)}
        tbody th{font-weight:600}
        .models th:nth-child(2){text-align:left}
        td.bar{width:46%;min-width:9rem}
        td.bar svg{display:block;width:100%;height:.85rem;border-radius:4px;background:var(--tint)}
        .dot{display:inline-block;width:.7rem;height:.7rem;border-radius:3px;margin-right:.4rem}
        .key{display:none}
        .f-good{fill:var(--good)}.f-known{fill:var(--known)}.f-bad{fill:var(--bad)}
        .b-good{background:var(--good)}.b-known{background:var(--known)}.b-bad{background:var(--bad)}
        .zero{color:var(--soft)}
        .tally{color:var(--soft);margin:-.5rem 0 .9rem}
        .note{background:var(--info-tint);color:var(--ink);border-radius:10px;padding:.7rem 1rem;margin-bottom:.9rem}
        .rule{background:var(--card);border:1px solid var(--line);border-radius:12px;padding:1.05rem 1.2rem 1.1rem;margin-bottom:1rem}
        .rule header{display:grid;grid-template-columns:1fr auto;align-items:baseline;gap:.2rem .8rem}
        .rule header h3{font-size:1.06rem;overflow-wrap:anywhere}
        .rule header .count{font-weight:650;font-size:1.12rem;white-space:nowrap}
        .tags{grid-column:1/-1;display:flex;flex-wrap:wrap;align-items:baseline;gap:.2rem .75rem;color:var(--soft);font-size:.9rem}
        .pill{font-size:.8rem;font-weight:650;padding:.1rem .55rem;border-radius:99px;white-space:nowrap}
        .pill.error{background:var(--bad-tint);color:var(--bad)}.pill.warning{background:var(--warn-tint);color:var(--warn)}
        .pill.information{background:var(--info-tint);color:var(--info)}
        .code,.mono{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em}
        .code{color:var(--soft)}
        .remedy{margin-top:.55rem}
        .remedy b{font-weight:650}
        .examples{list-style:none;padding:0;margin-top:.9rem}
        .examples li{border-top:1px solid var(--line);padding:.75rem 0 .8rem;break-inside:avoid}
        .examples li:last-child{padding-bottom:0}
        .who{display:flex;flex-wrap:wrap;gap:0 .8rem;font-size:.92rem}
        .who .id{font-weight:650;overflow-wrap:anywhere}
        .who .at{color:var(--soft)}
        .said{overflow-wrap:anywhere}
        .fix{margin-top:.3rem;display:flex;flex-wrap:wrap;align-items:baseline;gap:.1rem .5rem}
        .fix b{font-size:.9rem;font-weight:650;color:var(--good)}
        .fix code{font-family:ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.92em;background:var(--good-tint);
        color:var(--ink);border-radius:5px;padding:.1rem .45rem;overflow-wrap:anywhere;white-space:pre-wrap}
        .hint{color:var(--soft);font-size:.94rem;overflow-wrap:anywhere}
        .examples li.same{border-top:0;padding:0 0 .35rem}
        .excerpt{margin-top:.5rem;background:var(--tint);border-radius:8px;padding:.45rem 0;overflow-x:auto}
        .excerpt table{width:auto;min-width:100%;font:.84rem/1.5 ui-monospace,"SF Mono",Menlo,Consolas,"Liberation Mono",monospace}
        .excerpt td,.excerpt th{padding:0 .8rem;border:0!important;vertical-align:top}
        .excerpt th{color:var(--soft);font-weight:400;text-align:right;width:1%;padding-right:.2rem;user-select:none}
        .excerpt td{text-align:left;white-space:pre-wrap;overflow-wrap:anywhere}
        mark{background:var(--mark);color:var(--mark-ink);border-radius:3px;padding:0 .1em;outline:1px solid var(--warn)}
        details{margin-top:.8rem}
        summary{cursor:pointer;color:var(--info);font-weight:600}
        .more{color:var(--soft);font-size:.92rem;margin-top:.7rem}
        .facts{display:grid;grid-template-columns:minmax(10rem,auto) 1fr;gap:.35rem 1.4rem;padding:.6rem 0}
        .facts dt{color:var(--soft)}.facts dd{overflow-wrap:anywhere}
        .steps{padding-left:1.3rem}.steps li+li{margin-top:.4rem}
        footer{margin-top:2.75rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--soft);font-size:.88rem}
        :focus-visible{outline:2px solid var(--info);outline-offset:2px}
        @media (max-width:40rem){.page{padding:1.4rem .9rem 2.2rem}.cards{grid-template-columns:1fr 1fr}.verdict{padding:1.1rem 1.1rem;gap:.2rem .8rem}
        .verdict>svg{width:2.2rem;height:2.2rem}.panel{padding:.2rem .8rem .4rem}.rule{padding:.9rem .95rem}
        .models thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .models,.models tbody{display:block}
        .models tr{display:flex;flex-wrap:wrap;gap:.1rem 1.1rem;padding:.7rem 0}
        .models th,.models td{display:block;padding:0;text-align:left;border:0!important}
        .models tbody tr+tr{border-top:1px solid var(--line)}
        .models tbody th,.models td.bar{flex:1 0 100%;width:auto;min-width:0}
        .models td.bar{margin:.3rem 0 .25rem}
        .models .key{display:inline;color:var(--soft)}
        .facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:.5rem}}
        @media print{:root{color-scheme:light;--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb;--tint:#f3f3f3;--good:#0b5a47;--known:#6f86a6;
        --warn:#6d4600;--bad:#93231c;--info:#2c4b77;--mark:#ffe9b8;--mark-ink:#000;--good-tint:#fff;--warn-tint:#fff;--bad-tint:#fff;--info-tint:#fff}
        body{font-size:10.5pt}.page{max-width:none;padding:0}section{margin-top:1.4rem}.verdict,.cards div,.rule header{break-inside:avoid}
        h2,h3{break-after:avoid}svg,mark,.dot{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .pill{border:1px solid currentColor}summary{display:none}details::details-content{content-visibility:visible;display:block}}
        """;

    /// <summary>The content security policy: the style sheet above by its hash, and nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Sheet)))}'; base-uri 'none'; form-action 'none'";
}
