"""The one exception from the strict content policy: pages with the editor."""

from csp.constants import UNSAFE_INLINE
from csp.decorators import csp_update

# CKEditor's toolbar is made of inline handlers and its parts set their own styles. Inline <script> elements, eval and
# outside hosts stay forbidden; handlers that somebody smuggled into a text are stopped by the sanitiser.
editor_policy = csp_update({"script-src-attr": [UNSAFE_INLINE], "style-src": [UNSAFE_INLINE]})
