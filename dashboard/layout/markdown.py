"""Markdown as components: headings, paragraphs, lists, links and emphasis. Nothing else is needed, and no HTML gets through."""

from typing import Any

from dash import html
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

_BLOCKS = {
    "heading": None, "paragraph": html.P, "bullet_list": html.Ul, "ordered_list": html.Ol, "list_item": html.Li,
    "strong": html.Strong, "em": html.Em, "blockquote": html.Blockquote,
}  # fmt: skip


def markdown(text: str) -> list[Any]:
    """Return the components of a Markdown text."""
    return _children(SyntaxTreeNode(MarkdownIt("commonmark").parse(text)))


def _children(node: SyntaxTreeNode) -> list[Any]:
    return [part for child in node.children for part in _components(child)]


def _components(node: SyntaxTreeNode) -> list[Any]:
    if node.type in ("text", "softbreak", "code_inline"):
        return [node.content or " "]
    if node.type == "inline" or (node.type == "paragraph" and node.parent and node.parent.type == "list_item"):
        return _children(node)
    if node.type == "link":
        return [html.A(_children(node), href=str(node.attrs["href"]), rel="noopener")]
    if node.type == "heading":
        return [getattr(html, node.tag.capitalize())(_children(node))]
    tag = _BLOCKS.get(node.type)
    return [tag(_children(node))] if tag else _children(node)
