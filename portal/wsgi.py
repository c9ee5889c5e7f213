"""The WSGI application that gunicorn serves: Django, with the layer that counts visits in front."""

import os

from django.core.wsgi import get_wsgi_application
from django.utils.module_loading import import_string

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django_application = get_wsgi_application()
# Its models can be imported only now that Django is ready.
application = import_string("stats.counting.Counting")(django_application)
